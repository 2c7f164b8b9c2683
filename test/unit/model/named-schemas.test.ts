import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { ref } from "../select/document-of.ts";
import { apiOf, exchangeOf } from "./api-of.ts";

const user: JsonObject = { type: "object", properties: { id: { type: "string", readOnly: true } } };
const address: JsonObject = { type: "object", properties: { city: { type: "string" } } };

describe("the types of a document", () => {
  it.each<[string, { given: JsonObject; want: readonly string[] }]>([
    ["one form where both directions carry the same", { given: { A: address }, want: ["A"] }],
    ["two where a property is read-only", { given: { A: user }, want: ["A/AInput"] }],
    [
      "two where a schema that is referred to has two",
      { given: { A: { type: "object", properties: { user: ref("B") } }, B: user }, want: ["A/AInput", "B/BInput"] },
    ],
    [
      "no second form of a schema that only one with two forms refers to",
      {
        given: {
          A: { type: "object", properties: { id: { type: "string", writeOnly: true }, b: ref("B") } },
          B: address,
        },
        want: ["A/AInput", "B"],
      },
    ],
    [
      "two forms around a circle",
      {
        given: {
          A: { type: "object", properties: { b: ref("B") } },
          B: { type: "object", properties: { a: ref("A"), c: ref("C") } },
          C: user,
        },
        want: ["A/AInput", "B/BInput", "C/CInput"],
      },
    ],
    [
      "another name where the document has one that ends in Input",
      {
        given: { A: { ...user, required: ["id"], additionalProperties: ref("AInput") }, AInput: address },
        want: ["A/AInput2", "AInput"],
      },
    ],
    [
      "numbers where names differ in case alone",
      {
        given: { A: { type: "object", properties: { a: ref("a-b"), b: ref("a_b") } }, "a-b": address, a_b: address },
        want: ["A", "AB", "AB2"],
      },
    ],
    [
      "no type for a scalar",
      { given: { A: { type: "object", properties: { s: ref("S") } }, S: { type: "string" } }, want: ["A"] },
    ],
  ])("%s", (_name, { given, want }) => {
    const { api } = exchangeOf(ref("A"), given);
    const names = api.schemas.map(({ formNames: { request, response } }) =>
      request === response ? response : `${response}/${request}`,
    );
    expect(names).toEqual(want);
  });

  it("keep their names whichever operations of the document are selected", () => {
    const sending = (operationId: string, name: string): JsonObject => ({
      post: { operationId, requestBody: { content: { "application/json": { schema: ref(name) } } }, responses: {} },
    });
    const inline = { type: "object", properties: { a: { type: "string" } } };
    const schemas = { a_b: user, "a-b": user, ABInput: address, SendCParams: address, SendCBody: address };
    const paths = {
      "/a": sending("sendA", "a_b"),
      "/b": sending("sendB", "a-b"),
      "/c/{id}": { ...sending("sendC", "ABInput"), parameters: [{ in: "path", name: "id", required: true }] },
      "/d": sending("sendD", "SendCParams"),
      "/e": { post: { operationId: "sendC", requestBody: { content: { "application/json": { schema: inline } } } } },
    };
    const namesOf = (routes: readonly string[]) =>
      apiOf({ paths, components: { schemas } }, {}, routes).api.schemas.map(
        ({ pointer, formNames }) => `${pointer} ${formNames.response} ${formNames.request}`,
      );
    const all = namesOf([]);
    expect(all).toHaveLength(5);
    for (const path of Object.keys(paths)) for (const name of namesOf([path])) expect(all).toContain(name);
  });

  it.each<[string, { given: JsonObject; want: { nullable: boolean; kind: string } }]>([
    [
      "a list of types",
      { given: { type: ["object", "null"], properties: { a: {} } }, want: { nullable: true, kind: "object" } },
    ],
    [
      "a union",
      {
        given: { oneOf: [address, { type: "array", items: {} }, { type: "null" }] },
        want: { nullable: true, kind: "union" },
      },
    ],
    ["neither", { given: address, want: { nullable: false, kind: "object" } }],
  ])("know of %s whether it is nullable, and leave null to the references", (_name, { given, want }) => {
    const [schema] = exchangeOf(ref("A"), { A: given }).api.schemas;
    expect({ nullable: schema?.nullable, kind: schema?.schema.kind }).toEqual(want);
  });

  it("know the directions that carry them", () => {
    const { api } = apiOf({
      paths: {
        "/a": {
          post: {
            operationId: "send",
            requestBody: { content: { "application/json": { schema: ref("Sent") } } },
            responses: { 200: { description: "d", content: { "application/json": { schema: ref("Received") } } } },
          },
        },
      },
      components: {
        schemas: {
          Sent: { type: "object", properties: { both: ref("Both"), hidden: { ...ref("Hidden"), readOnly: true } } },
          Received: { type: "object", properties: { both: ref("Both") } },
          Both: address,
          Hidden: address,
        },
      },
    });
    expect(api.schemas.map(({ localName, directions }) => [localName, [...directions].sort()])).toEqual([
      ["Both", ["request", "response"]],
      ["Received", ["response"]],
      ["Sent", ["request"]],
    ]);
  });

  it("keep their names when an operation is added", () => {
    const body = (schema: JsonObject): JsonObject => ({
      requestBody: { content: { "application/json": { schema } } },
      responses: {},
    });
    const before = { "/users": { post: { operationId: "addUser", ...body(ref("user")) } } };
    // An operation whose types would be called like a schema's, and like another's.
    const after = {
      "/": { post: { operationId: "user", ...body({ type: "object", properties: { a: ref("AddUserBody") } }) } },
      ...before,
    };
    const components = { schemas: { user, AddUserBody: address, UserParams: address } };
    const names = (paths: JsonObject) => apiOf({ paths, components }).api.schemas.map(({ localName }) => localName);
    expect(names(after)).toEqual(expect.arrayContaining(names(before)));
  });
});

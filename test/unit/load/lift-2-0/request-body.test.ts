import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import { liftFrom20 } from "../../../../generator/load/lift/lift-2-0/lift-2-0.ts";
import { at, body, definitions, documentWith, liftOperation, place, ref, text } from "./lifting.ts";

describe("lift from 2.0: bodies", () => {
  it.each<[string, { operation: JsonObject; others?: JsonObject; want: readonly string[] }]>([
    ["nobody names any", { operation: {}, want: ["application/json"] }],
    ["the document names some", { operation: {}, others: { consumes: ["a/b", "c/d", "a/b"] }, want: ["a/b", "c/d"] }],
    ["the operation names others", { operation: { consumes: ["e/f"] }, others: { consumes: ["a/b"] }, want: ["e/f"] }],
    [
      "the operation takes them back",
      { operation: { consumes: [] }, others: { consumes: ["a/b"] }, want: ["application/json"] },
    ],
  ])("has the media types of a body where %s", (_, { operation, others, want }) => {
    const lifted = liftOperation({ ...operation, parameters: [body] }, { definitions, ...others });
    expect(at(lifted, "/requestBody")).toEqual({
      description: "d",
      required: true,
      content: Object.fromEntries(want.map((type) => [type, { schema: ref }])),
    });
    expect(at(lifted, "/parameters")).toEqual([]);
  });

  it.each<[string, { consumes?: readonly string[]; field: JsonObject; want: readonly string[] }]>([
    ["a field", { field: text, want: ["application/x-www-form-urlencoded"] }],
    [
      "a field where JSON is consumed",
      { consumes: ["application/json"], field: text, want: ["application/x-www-form-urlencoded"] },
    ],
    [
      "a field where multipart is consumed",
      { consumes: ["multipart/form-data"], field: text, want: ["multipart/form-data"] },
    ],
    ["a file", { field: { type: "file" }, want: ["multipart/form-data"] }],
    [
      "a file where both are consumed",
      {
        consumes: ["application/x-www-form-urlencoded", "multipart/form-data"],
        field: { type: "file" },
        want: ["multipart/form-data"],
      },
    ],
  ])("has the media types of a form with %s", (_, { consumes, field, want }) => {
    const parameters = [{ name: "f", in: "formData", ...field }];
    const lifted = liftOperation({ parameters, ...(consumes && { consumes }) });
    expect(Object.keys(at(lifted, "/requestBody/content") ?? {})).toEqual(want);
  });

  it("makes one object of the fields of a form", () => {
    const parameters = [
      { name: "a", in: "formData", required: true, description: "d", type: "file" },
      { name: "b", in: "formData", type: "array", items: text },
      { name: "c", in: "formData", type: "array", items: text, collectionFormat: "multi" },
    ];
    expect(at(liftOperation({ parameters }), "/requestBody")).toEqual({
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["a"],
            properties: {
              a: { type: "string", format: "binary", description: "d" },
              b: { type: "array", items: text },
              c: { type: "array", items: text },
            },
          },
          encoding: { b: { style: "form", explode: false } },
        },
      },
    });
  });

  it("shares the body that several operations refer to", () => {
    const parameters = [{ $ref: "#/parameters/B" }];
    const { root } = liftFrom20({
      ...documentWith({ parameters }),
      definitions,
      parameters: { B: body, Q: { name: "q", in: "query", type: "string" }, F: { name: "f", in: "formData" } },
    });
    expect(at(root, `${place}/requestBody`)).toEqual({ $ref: "#/components/requestBodies/B" });
    expect(at(root, "/components/requestBodies/B/content/application~1json/schema")).toEqual(ref);
    expect(Object.keys(at(root, "/components/parameters") ?? {})).toEqual(["Q"]);
  });

  it("gives an operation that consumes something else a body of its own", () => {
    const operation = { parameters: [{ $ref: "#/parameters/B" }], consumes: ["a/b"] };
    const lifted = liftOperation(operation, { definitions, parameters: { B: body } });
    expect(at(lifted, "/requestBody/content")).toEqual({ "a/b": { schema: ref } });
  });

  it("gives the operations of a path its body and its fields, and lets them override these", () => {
    const field = (name: string, type: string) => ({ name, in: "formData", type });
    const { root } = liftFrom20({
      swagger: "2.0",
      definitions,
      paths: {
        "/a": {
          parameters: [{ name: "q", in: "query", type: "string" }, body],
          post: {},
          put: { parameters: [{ name: "own", in: "body", schema: text }] },
        },
        "/b": {
          parameters: [field("a", "string"), field("b", "string")],
          post: { parameters: [field("b", "integer")] },
        },
      },
    });
    const parameter = { name: "q", in: "query", schema: text };
    expect(at(root, "/paths/~1a/parameters")).toEqual([parameter]);
    expect(at(root, "/paths/~1a/post/requestBody/content/application~1json/schema")).toEqual(ref);
    expect(at(root, "/paths/~1a/put/requestBody/content/application~1json/schema")).toEqual(text);
    const form = "/paths/~1b/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties";
    expect(at(root, form)).toEqual({ b: { type: "integer" }, a: text });
  });

  it("leaves a field of a form beside a body to be reported", () => {
    const lifted = liftOperation(
      { parameters: [body, { name: "f", in: "formData", type: "string" }] },
      { definitions },
    );
    expect(at(lifted, "/parameters")).toEqual([{ name: "f", in: "formData", schema: text }]);
    expect(at(lifted, "/requestBody/content/application~1json")).toEqual({ schema: ref });
  });
});

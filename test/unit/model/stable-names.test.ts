import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";
import { load } from "../../../generator/load/load.ts";
import { listOperations } from "../../../generator/select/list-operations.ts";
import { randomNumbers } from "../../run/random.ts";
import { renamed, shuffledOperations } from "../../names/renamed.ts";
import { documentOf, ref } from "../select/document-of.ts";

const repository = join(import.meta.dirname, "../../..");

/** The documents of the repository that generate, each in a folder of its own. */
const documents = ["spec", "test/cases"].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /^openapi\.(?:json|yaml)$/.test(basename(path)) && !path.startsWith("bad/"))
    .map((path) => join(folder, path)),
);

const content = (schema: JsonObject, mediaType = "application/json"): JsonObject => ({
  content: { [mediaType]: { schema } },
});
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const values = { type: "string", enum: ["a", "b"] };
const user = object({ id: { type: "string", readOnly: true } });
const body = (schema: JsonObject): JsonObject => ({ requestBody: content(schema), responses: {} });
const answer = (schema: JsonObject): JsonObject => ({ responses: { 200: content(schema) } });
const answers = (schema: JsonObject, ...more: readonly JsonObject[]): JsonObject => ({
  responses: { 200: content(schema), ...Object.fromEntries(more.map((other, index) => [400 + index, other])) },
});
const inBody = { $ref: "#/paths/~1a/post/requestBody/content/application~1json/schema" };

/** Operations that want one name for several things, each as `METHOD /path`. */
function documentWith(operations: Readonly<Record<string, JsonObject>>, components: JsonObject = {}) {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [route, operation] of Object.entries(operations)) {
    const [method = "", path = ""] = route.split(" ");
    const item = (paths[path] ??= {});
    item[method] = { operationId: `${method}${path.slice(1)}`, tags: ["all"], ...operation };
  }
  return documentOf({ paths, components });
}

describe("another operation renames nothing", () => {
  it.each<[string, ReturnType<typeof documentWith>]>([
    [
      "where a schema of an operation is referred to",
      documentWith({
        "post /a": body(user),
        "get /b": answer({ type: "array", items: inBody }),
        "put /c": body(inBody),
        "get /d": answer({ $ref: `${inBody.$ref}/properties/id` }),
      }),
    ],
    [
      "where bodies and responses are shared",
      documentWith(
        {
          "get /a": {
            responses: { 200: { $ref: "#/components/responses/R" }, 404: { $ref: "#/components/responses/E" } },
          },
          "get /b": { responses: { 404: { $ref: "#/components/responses/E" } } },
          "post /c": { requestBody: { $ref: "#/components/requestBodies/B" }, responses: {} },
          "post /d": { requestBody: { $ref: "#/paths/~1c/post/requestBody" }, responses: {} },
          "get /r": { operationId: "r_r", ...answer(user) },
        },
        { responses: { R: content(user), E: content(user) }, requestBodies: { B: content(user) } },
      ),
    ],
    [
      "where parts of schemas are called alike",
      documentWith(
        {
          "get /a": answer({ $ref: "#/components/schemas/Pet/properties/owner" }),
          "get /b": answer({ $ref: "#/components/schemas/Pet/$defs/owner" }),
          "get /c": answer(ref("pet-owner")),
          "get /d": answer(ref("PetOwner")),
          "get /e": answer({ $ref: "#/components/schemas/Pet/properties/input" }),
          "post /f": body(ref("Pet")),
        },
        {
          schemas: {
            Pet: { ...object({ owner: user, input: user, id: { readOnly: true } }), $defs: { owner: user } },
            "pet-owner": user,
            PetOwner: user,
          },
        },
      ),
    ],
    [
      "where operations are called alike",
      documentWith({
        "get /a": { operationId: "send-it", ...answer(user) },
        "get /b": { operationId: "sendIt", ...answer(user) },
        "post /c": { operationId: "sendMailXml", ...body(user) },
        "post /d": {
          operationId: "sendMail",
          requestBody: { content: { "application/json": { schema: user }, "application/xml": { schema: user } } },
        },
        "get /e": { operationId: "sendItGetA", ...answer(user) },
        "get /f": { operationId: "all-resource", ...answer(user) },
        "get /g": { operationId: "g", tags: ["All"], ...answer(user) },
        "get /h": { operationId: "h", tags: ["a ll"], ...answer(user) },
        "get /i": { operationId: "i", tags: ["aLl"], ...answer(user) },
      }),
    ],
    [
      "where enums are called alike",
      documentWith(
        {
          "get /a": answer(ref("Pet")),
          "get /b": answer(ref("PetStatus")),
          "get /c": answer(ref("PetStatusCode")),
          "post /d": body(ref("Both")),
          "get /e": answer(ref("Both")),
        },
        {
          schemas: {
            Pet: object({ status: values, statusCode: values }),
            PetStatus: object({ code: values }),
            PetStatusCode: values,
            Both: object({ a_b: { ...values, readOnly: true }, aB: { ...values, writeOnly: true } }),
          },
        },
      ),
    ],
    [
      "where credentials are called alike",
      documentWith(
        {
          "get /a": { security: [{ "api-key": [] }], responses: {} },
          "get /b": { security: [{ api_key: [] }], responses: {} },
        },
        {
          securitySchemes: {
            "api-key": { type: "http", scheme: "bearer" },
            api_key: { type: "apiKey", in: "query", name: "k" },
          },
        },
      ),
    ],
    [
      "where it has errors of the same schema",
      documentWith({
        "get /a": answers(inBody, content(user)),
        "post /a": body(user),
        "get /c": answers(user, content(inBody)),
      }),
    ],
  ])("%s", (_name, document) => {
    const operations = listOperations(document);
    const problems = new Set<string>();
    for (const [index, one] of operations.entries()) {
      for (const other of operations.slice(index)) {
        const some = [...new Set([one, other])];
        const more = operations.filter((operation) => !some.includes(operation));
        for (const text of renamed(document, some, more)) problems.add(text);
      }
    }
    expect([...problems]).toEqual([]);
  });

  it.each(documents)("in %s", async (spec) => {
    const references = { outside: true, origins: [] };
    const document = await load({ spec, overlays: [], references, workingFolder: repository }, new Diagnostics());
    if (document === undefined) return;
    const problems = new Set<string>();
    for (let seed = 1; seed <= 3; seed += 1) {
      const random = randomNumbers(seed);
      const [one, ...rest] = shuffledOperations(document, random);
      if (one === undefined) return;
      const some = [one, ...rest.slice(0, Math.floor(rest.length * random()))];
      const more = rest.slice(some.length - 1, some.length);
      for (const text of renamed(document, some, more)) problems.add(text);
    }
    expect([...problems]).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { ref } from "../select/document-of.ts";
import { apiOf, bodySchema } from "./api-of.ts";

const mark: JsonObject = { "x-routesmith-sensitive": true };
const marked: JsonObject = { type: "string", ...mark };

describe("a property is sensitive where", () => {
  it.each<[string, { given: JsonObject; schemas?: JsonObject }]>([
    ["it says so", { given: marked }],
    ["it is a list of what is", { given: { type: "array", items: { type: "array", items: marked } } }],
    [
      "a second name of its schema says so",
      { given: ref("Alias"), schemas: { Alias: { ...ref("Text"), ...marked }, Text: {} } },
    ],
    ["its schema says so", { given: { type: "array", items: ref("Text") }, schemas: { Text: marked } }],
    ["a reference says so", { given: { ...ref("Text"), ...mark }, schemas: { Text: {} } }],
    [
      "the reference of its items says so",
      { given: { type: "array", items: { ...ref("Text"), ...mark } }, schemas: { Text: {} } },
    ],
  ])("%s", (_name, { given, schemas }) => {
    const { context, schema } = bodySchema(
      { type: "object", properties: { given, other: { type: "string" } } },
      schemas,
    );
    const named = schema.kind === "reference" ? context.named.get(schema.target)?.schema : undefined;
    const properties = named?.kind === "object" ? named.properties : [];
    expect(properties.map(({ name, sensitive }) => [name, sensitive])).toEqual([
      ["given", true],
      ["other", false],
    ]);
  });
});

describe("a parameter is sensitive where", () => {
  it.each<[string, JsonObject]>([
    ["it says so", { schema: { type: "string" }, "x-routesmith-sensitive": true }],
    ["its schema says so", { schema: marked }],
    ["its content says so", { content: { "application/json": { schema: marked } } }],
  ])("%s", (_name, given) => {
    const { api } = apiOf({
      paths: { "/a": { get: { operationId: "a", parameters: [{ name: "q", in: "query", ...given }], responses: {} } } },
    });
    const [parameter] = api.resources.flatMap(({ operations }) => operations.flatMap(({ parameters }) => parameters));
    expect(parameter?.sensitive).toBe(true);
  });
});

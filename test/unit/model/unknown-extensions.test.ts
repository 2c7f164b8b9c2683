import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { exchangeOf } from "./api-of.ts";

const text: JsonObject = { type: "string" };
const storage = (extension: JsonObject): JsonObject => ({
  type: "object",
  properties: { kind: { enum: ["disk"] }, path: text },
  "x-routesmith-variants": {
    name: "storage",
    property: "kind",
    variants: { disk: { properties: ["path"] } },
    ...extension,
  },
});

/** The problems of extensions of `Item`, each with its place in it. */
function problems(item: JsonObject, others: JsonObject = {}): object[] {
  const { diagnostics } = exchangeOf({ $ref: "#/components/schemas/Item" }, { Item: item, ...others });
  return diagnostics.items
    .filter(({ code }) => code === "model/invalid-extension")
    .map(({ severity, message, help, location }) => ({ severity, message, help, pointer: location?.pointer }));
}

describe("an extension", () => {
  it.each<[string, { given: JsonObject; want: object }]>([
    [
      "that is misspelt on a property",
      {
        given: { type: "object", properties: { secret: { ...text, "x-routesmith-sensitve": true } } },
        want: {
          severity: "error",
          message: "`x-routesmith-sensitve` is no extension of routesmith",
          help: "Did you mean `x-routesmith-sensitive`?",
          pointer: "/components/schemas/Item/properties/secret/x-routesmith-sensitve",
        },
      },
    ],
    [
      "that is misspelt on a schema",
      {
        given: { type: "object", "x-routesmith-bilder": "make" },
        want: { help: "Did you mean `x-routesmith-builder`?" },
      },
    ],
    [
      "that is misspelt on a simple schema, once for all references to it",
      {
        given: {
          type: "object",
          properties: { a: { $ref: "#/components/schemas/Token" }, b: { $ref: "#/components/schemas/Token" } },
        },
        want: { pointer: "/components/schemas/Token/x-routesmith-sensitve" },
      },
    ],
    [
      "that is misspelt on a second name of a schema",
      {
        given: { type: "object", properties: { a: { $ref: "#/components/schemas/Alias" } } },
        want: { pointer: "/components/schemas/Alias/x-routesmith-sensitve" },
      },
    ],
    [
      "like none",
      {
        given: { type: "object", "x-routesmith-redact-in-every-log-line": 1 },
        want: { help: "Those there are: `x-routesmith-sensitive`, `x-routesmith-variants`, `x-routesmith-builder`." },
      },
    ],
    [
      "with a value that is read as no",
      {
        given: { type: "object", properties: { secret: { ...text, "x-routesmith-sensitive": "true" } } },
        want: { severity: "error", message: "`x-routesmith-sensitive` must be `true` or `false`" },
      },
    ],
    [
      "with an unknown key",
      {
        given: storage({ propery: "kind" }),
        want: { message: "`x-routesmith-variants` has no key `propery`", help: "Did you mean `property`?" },
      },
    ],
    [
      "with an unknown key of a variant",
      {
        given: storage({ variants: { disk: { properties: ["path"], positionl: true } } }),
        want: { message: "`x-routesmith-variants` has no key `positionl`", help: "Did you mean `positional`?" },
      },
    ],
    [
      "beside a reference",
      {
        given: {
          type: "object",
          properties: { a: { $ref: "#/components/schemas/Other", "x-routesmith-builder": "make" } },
        },
        want: {
          severity: "warning",
          message: "`x-routesmith-builder` is not read beside `$ref`",
          help: "Put it on the schema that the reference leads to.",
        },
      },
    ],
  ])("%s is a problem", (_name, { given, want }) => {
    const found = problems(given, {
      Token: { type: "string", "x-routesmith-sensitve": true },
      Alias: { $ref: "#/components/schemas/Other", "x-routesmith-sensitve": true },
      Other: { type: "object", properties: { x: text } },
    });
    expect(found).toEqual([expect.objectContaining(want)]);
  });

  it.each<[string, JsonObject]>([
    ["variants", storage({})],
    ["of somebody else", { type: "object", "x-routes": 1, "x-acme-sensitve": true }],
    [
      "sensitive, beside a reference too",
      {
        type: "object",
        properties: { a: { $ref: "#/components/schemas/Name", "x-routesmith-sensitive": true } },
      },
    ],
  ])("%s is none", (_name, given) => {
    expect(problems(given, { Name: text })).toEqual([]);
  });
});

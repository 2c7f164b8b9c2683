import { expect, it } from "vitest";
import { isEndless } from "../../../generator/contract/document/endless-schema.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { ref } from "../select/document-of.ts";

const holding = (schema: JsonObject): JsonObject => ({
  type: "object",
  required: ["next"],
  properties: { next: schema },
});

const schemas: Readonly<Record<string, JsonObject>> = {
  Node: holding(ref("Node")),
  Even: holding(ref("Odd")),
  Odd: holding({ allOf: [ref("Even")] }),
  Filled: { type: "array", minItems: 1, items: ref("Filled") },
  Either: holding({ anyOf: [ref("Either"), holding(ref("Either"))] }),
};

const ending: Readonly<Record<string, JsonObject>> = {
  Optional: { type: "object", properties: { next: ref("Optional") } },
  List: { type: "array", items: ref("List") },
  Alternative: holding({ oneOf: [ref("Alternative"), { type: "null" }] }),
  Nullable: { ...holding(ref("Nullable")), type: ["object", "null"] },
  Named: { ...holding(ref("Named")), enum: [{}] },
  Nowhere: holding(ref("Nothing")),
};

const document: JsonObject = { components: { schemas: { ...schemas, ...ending } } };

it.each(Object.keys(schemas))("%s has no value that ends", (name) => {
  expect(isEndless(document, ref(name))).toBe(true);
});

it.each(Object.keys(ending))("%s has a value that ends", (name) => {
  expect(isEndless(document, ref(name))).toBe(false);
});

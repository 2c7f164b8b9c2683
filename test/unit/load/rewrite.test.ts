import { describe, expect, it } from "vitest";
import { appendPointer } from "../../../generator/kernel/json-pointer.ts";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";
import { rewrite } from "../../../generator/load/rewrite/rewrite.ts";

/** A schema in `allOf` in a schema, and so on, so many objects and arrays deep. */
function nested(depth: number, inner: JsonObject): JsonObject {
  let schema = inner;
  for (let at = 0; at < depth; at += 2) schema = { enum: [{ isData: true }], allOf: [schema] };
  return schema;
}

describe("rewrite", () => {
  it.each([2, 198, 200, 202, 1_000, 20_000])("goes from the inside to the outside, %i levels deep", (depth) => {
    const root = nested(depth, { type: "string" });
    let levels = 0;
    const rewritten = rewrite(
      root,
      (schema) => {
        levels += 1;
        return { ...schema, title: String(levels) };
      },
      "schema",
    );
    expect(levels).toBe(depth / 2 + 1);
    expect(rewritten["title"]).toBe(String(levels));
    expect(rewritten["enum"]).toBe(root["enum"]);
  });

  it.each([2, 198, 200, 202, 1_000])("says where an object is that lies %i levels deep", (depth) => {
    const places: string[] = [];
    const root = nested(depth, { properties: { "a/b": { type: "string" } } });
    rewrite(
      root,
      (schema, kind, placeOf) => {
        if (kind === "schema") places.push(placeOf());
        return schema;
      },
      "schema",
    );
    const ways = Array.from({ length: depth / 2 + 1 }, (_, at) => "/allOf/0".repeat(depth / 2 - at));
    expect(places).toEqual([appendPointer(ways[0] ?? "", "properties", "a/b"), ...ways]);
  });

  it.each([2, 202, 1_000])("shares what stays as it is, and leaves finished parts alone, %i levels deep", (depth) => {
    const inner = { type: "string" };
    const root = nested(depth, inner);
    const rename = (schema: JsonObject) => (schema["type"] === undefined ? schema : { title: "other" });
    expect(rewrite(root, (schema) => schema, "schema")).toBe(root);
    expect(rewrite(root, rename, "schema", new Set<Json>([inner]))).toBe(root);
    expect(rewrite(root, rename, "schema")).toEqual(nested(depth, { title: "other" }));
  });
});

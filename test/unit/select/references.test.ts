import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { visitReferences } from "../../../generator/select/references.ts";

describe("visitReferences", () => {
  it.each([0, 99, 100, 101, 500, 10_000])("says where references are, in their order, below %i schemas", (depth) => {
    const $ref = "#/components/schemas/A";
    let value: JsonObject = {
      allOf: [{ $ref }],
      default: { $ref },
      discriminator: { propertyName: "kind", mapping: { a: "A" } },
      $ref,
    };
    for (let at = 0; at < depth; at += 1) value = { properties: { $ref: value } };
    const found: unknown[] = [];
    visitReferences({ value, pointer: "/x", kind: "schema" }, ({ placeOf, isAlias, isPart }) => {
      found.push([placeOf(), isAlias, isPart]);
    });
    const way = `/x${"/properties/$ref".repeat(depth)}`;
    expect(found).toEqual([
      [`${way}/$ref`, true, false],
      [`${way}/allOf/0/$ref`, true, true],
      [`${way}/discriminator/mapping/a`, false, false],
    ]);
  });

  it.each(["/x/allOf/1", "/x/anyOf/0", "/x/oneOf/12"])("takes what %s leads to for a part", (pointer) => {
    const parts: boolean[] = [];
    visitReferences({ value: { $ref: "#/a" }, pointer, kind: "schema" }, ({ isPart }) => parts.push(isPart));
    expect(parts).toEqual([true]);
  });
});

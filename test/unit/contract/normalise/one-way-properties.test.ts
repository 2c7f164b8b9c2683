import { describe, expect, it } from "vitest";
import { oneWayProperties } from "../../../../generator/contract/normalise/one-way-properties.ts";
import { applyRules } from "../../../../generator/contract/normalise/rule.ts";
import type { JsonObject } from "../../../../generator/kernel/json.ts";

const id = { type: "string", readOnly: true };
const base = { properties: { id, name: {} } };

const cases: readonly (readonly [string, { readonly given: JsonObject; readonly want: JsonObject }])[] = [
  [
    "its own property",
    {
      given: { required: ["id", "name"], properties: { id, name: {} } },
      want: { required: ["name"], properties: { id, name: {} } },
    },
  ],
  [
    "a property that is a reference",
    {
      given: { required: ["id"], properties: { id: { $ref: "#/components/schemas/Id" } } },
      want: { required: [], properties: { id: { $ref: "#/components/schemas/Id" } } },
    },
  ],
  [
    "a property that is made of a reference",
    {
      given: { required: ["id"], properties: { id: { allOf: [{ $ref: "#/components/schemas/Id" }] } } },
      want: { required: [], properties: { id: { allOf: [{ $ref: "#/components/schemas/Id" }] } } },
    },
  ],
  [
    "a property out of another schema of the composition",
    {
      given: { required: ["name"], allOf: [{ $ref: "#/components/schemas/Base" }, { required: ["id", "name"] }] },
      want: { required: ["name"], allOf: [{ $ref: "#/components/schemas/Base" }, { required: ["name"] }] },
    },
  ],
  [
    "a property of a variant",
    {
      given: { oneOf: [{ required: ["id"], properties: { id } }] },
      want: { oneOf: [{ required: [], properties: { id } }] },
    },
  ],
  [
    "not one of another schema with the same name",
    {
      given: { required: ["id"], properties: { id: {}, inner: { properties: { id } } } },
      want: { required: ["id"], properties: { id: {}, inner: { properties: { id } } } },
    },
  ],
  [
    "not one that goes the other way",
    {
      given: { required: ["secret"], properties: { secret: { writeOnly: true } } },
      want: { required: ["secret"], properties: { secret: { writeOnly: true } } },
    },
  ],
];

describe("oneWayProperties", () => {
  it.each(cases)("does not require %s", (_, { given, want }) => {
    const document = (Case: JsonObject): JsonObject => ({ components: { schemas: { Id: id, Base: base, Case } } });
    expect(applyRules(document(given), [oneWayProperties("readOnly")])).toEqual(document(want));
  });

  it("does not run forever on a composition of itself", () => {
    const loop = { required: ["id"], allOf: [{ $ref: "#/components/schemas/Loop" }], properties: { id } };
    const copy = applyRules({ components: { schemas: { Loop: loop } } }, [oneWayProperties("readOnly")]);
    expect(copy).toMatchObject({ components: { schemas: { Loop: { required: [] } } } });
  });
});

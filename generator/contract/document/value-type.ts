import { arrayMember, isJsonArray, member, type Json, type JsonObject } from "../../kernel/json.ts";

/** The types that a schema names; none where it leaves them open. */
export function namedTypes(schema: JsonObject): readonly Json[] {
  const type = member(schema, "type");
  return isJsonArray(type) ? type : type === undefined ? [] : [type];
}

/** Whether a value is of a type that a schema names, or may be of any. */
export function isOfNamedType(value: Json, schema: JsonObject): boolean {
  const types = namedTypes(schema);
  if (types.length === 0) return true;
  if (value === null) return types.includes("null");
  if (typeof value === "number" && Number.isInteger(value) && types.includes("integer")) return true;
  return types.includes(isJsonArray(value) ? "array" : typeof value);
}

/** The only values that a schema allows, of its `const` or its `enum`; none where it says nothing of them. */
export function valuesOf(schema: JsonObject): readonly Json[] {
  const only = member(schema, "const");
  return only === undefined ? (arrayMember(schema, "enum") ?? []) : [only];
}

/** The type of values that are all numbers, or all booleans: by it a validator knows what a text in a URL stands for. */
export function typeOfValues(schema: JsonObject): Json | undefined {
  const values = valuesOf(schema);
  const given = values.filter((value) => value !== null);
  const [type, ...others] = new Set(given.map((value) => typeof value));
  if ((type !== "number" && type !== "boolean") || others.length > 0) return undefined;
  return given.length === values.length ? type : [type, "null"];
}

import { isJsonArray, member, withoutMember, type Json, type JsonObject } from "../kernel/json.ts";
import type { Rule } from "./normalise/rule.ts";
import { valuesOf } from "./document/value-type.ts";

/**
 * In a URL or a header all is text: a value that the type of its `enum` does not make of its text stands there as a text,
 * too, as with `enum: [1, "a"]` or with `type: string` beside `enum: [1]`.
 */
export const enumTexts: Rule = { name: "enum-texts", rewriting: { schema: withTexts } };

/** Whether a validator that is told a text takes it for none of the values that are meant. */
export function isMeantByText(schema: JsonObject): boolean {
  const type = member(schema, "type");
  const isText = type === undefined || (isJsonArray(type) ? type : [type]).includes("string");
  return isText && valuesOf(schema).some(isTyped);
}

function withTexts(schema: JsonObject): JsonObject {
  if (!isMeantByText(schema)) return schema;
  const values = valuesOf(schema);
  const texts = values.filter(isTyped).map(String);
  return { ...withoutMember(schema, "const"), enum: [...new Set([...values, ...texts])] };
}

function isTyped(value: Json): boolean {
  return typeof value === "number" || typeof value === "boolean";
}

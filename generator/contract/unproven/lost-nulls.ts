import { arrayMember, isJsonArray, member, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";

/** What may be null, and has no text then, as it is written piece by piece. */
export interface WrittenValue {
  readonly label: string;
  readonly schema: Json | undefined;
  /** It may not be left out. */
  readonly isNeeded: boolean;
}

/** Where in a value that is texts on its way null may stand and is needed: no request can show it. */
export function lostNulls(document: JsonObject, value: WrittenValue): readonly string[] {
  return [...new Set(findNulls(document, value, new Set()))];
}

function findNulls(
  document: JsonObject,
  { label, schema, isNeeded }: WrittenValue,
  seen: ReadonlySet<JsonObject>,
): readonly string[] {
  const resolved = resolveReference(document, schema, "")?.value;
  if (resolved === undefined || seen.has(resolved)) return [];
  const way = new Set([...seen, resolved]);
  const required = arrayMember(resolved, "required") ?? [];
  const properties = Object.entries(objectMember(resolved, "properties") ?? {});
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => arrayMember(resolved, keyword) ?? []);
  const inner: readonly WrittenValue[] = [
    ...parts.map((part) => ({ label, schema: part, isNeeded })),
    ...properties.map(([name, property]) => {
      return { label: `${label}.${name}`, schema: property, isNeeded: required.includes(name) };
    }),
    { label: `${label}[]`, schema: member(resolved, "items"), isNeeded: true },
  ];
  const found = inner.flatMap((part) => findNulls(document, part, way));
  return isNeeded && allowsNull(resolved) ? [label, ...found] : found;
}

/** Whether a schema says itself that null is a value: one that says nothing is not meant. */
function allowsNull(schema: JsonObject): boolean {
  const type = member(schema, "type");
  const values = arrayMember(schema, "enum");
  if (values !== undefined) return values.includes(null);
  return type === "null" || member(schema, "const") === null || (isJsonArray(type) && type.includes("null"));
}

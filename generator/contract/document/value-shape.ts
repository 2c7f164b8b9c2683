import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, isJsonArray, member, objectMember } from "../../kernel/json.ts";
import { resolveReference } from "./resolve-reference.ts";

/** What a schema says a value is, as far as its serialisation depends on that. */
export type ValueShape = "scalar" | "array" | "object";

/** Of alternatives that do not agree a value is taken for a scalar. */
export function shapeOf(document: JsonObject, schema: Json | undefined): ValueShape {
  return saidShape(document, schema, new Set()) ?? "scalar";
}

/** `undefined` where nothing but null is said. */
function saidShape(document: JsonObject, schema: Json | undefined, seen: Set<JsonObject>): ValueShape | undefined {
  const resolved = resolveReference(document, schema, "")?.value;
  if (resolved === undefined || seen.has(resolved)) return undefined;
  const inside = new Set([...seen, resolved]);
  const type = member(resolved, "type");
  const types = isJsonArray(type) ? type : type === undefined ? [] : [type];
  if (types.includes("array")) return "array";
  if (types.includes("object")) return "object";
  if (types.some((name) => name !== "null")) return "scalar";
  const shapesIn = (keyword: string) =>
    (arrayMember(resolved, keyword) ?? []).flatMap((part) => saidShape(document, part, inside) ?? []);
  const [whole] = shapesIn("allOf");
  if (whole !== undefined) return whole;
  const [first, ...others] = [...shapesIn("anyOf"), ...shapesIn("oneOf")];
  return others.every((other) => other === first) ? first : "scalar";
}

/** The schema of what an object has under a name, or an object in a list has; `undefined` where nothing is said of it. */
export function schemaWithin(document: JsonObject, schema: Json | undefined, name: string): Json | undefined {
  return findWithin(document, schema, name, new Set());
}

function findWithin(
  document: JsonObject,
  schema: Json | undefined,
  name: string,
  seen: Set<JsonObject>,
): Json | undefined {
  const resolved = resolveReference(document, schema, "")?.value;
  if (resolved === undefined || seen.has(resolved)) return undefined;
  seen.add(resolved);
  const own = member(objectMember(resolved, "properties"), name);
  if (own !== undefined) return own;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => arrayMember(resolved, keyword) ?? []);
  for (const part of [...parts, member(resolved, "items")]) {
    const found = findWithin(document, part, name, seen);
    if (found !== undefined) return found;
  }
  return member(resolved, "additionalProperties");
}

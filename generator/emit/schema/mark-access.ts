import { isJsonObject, member, objectMember, withoutMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { resolveReference } from "./resolve-reference.ts";

/** Says beside a reference whether the property that it leads to is read or written only: nobody looks there for it. */
export function markAccess(schema: JsonObject, root: JsonObject): JsonObject {
  const properties = objectMember(schema, "properties");
  if (properties === undefined) return schema;
  const changed = Object.entries(properties).flatMap(([name, value]) => {
    const marked = markedProperty(value, root);
    return marked === value ? [] : [[name, marked] as const];
  });
  if (changed.length === 0) return schema;
  return { ...schema, properties: { ...properties, ...Object.fromEntries(changed) } };
}

function markedProperty(value: Json, root: JsonObject): Json {
  if (!isJsonObject(value)) return value;
  // Of a property that says both, neither is a mark to openapi-typescript.
  if (isTrue(value, "readOnly")) return isTrue(value, "writeOnly") ? withoutMember(value, "writeOnly") : value;
  if (isTrue(value, "writeOnly") || !Object.hasOwn(value, "$ref")) return value;
  const target = resolveReference(value, root);
  if (isTrue(target, "readOnly")) return { ...value, readOnly: true };
  return isTrue(target, "writeOnly") ? { ...value, writeOnly: true } : value;
}

function isTrue(source: Json, keyword: string): boolean {
  return member(source, keyword) === true;
}

import { isJsonObject, member, objectMember, withoutMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import type { References } from "../../model/references.ts";
import type { Property } from "../../model/schema.ts";

/**
 * Says in a property itself whether it is read or written only, where what it refers to or is made of says so: nobody looks
 * there for it.
 *
 * @param original the schema as the document has it: what its properties are made of has been rewritten, and may say less.
 */
export function markAccess(schema: JsonObject, references: References, original: () => Json | undefined): JsonObject {
  const properties = objectMember(schema, "properties");
  if (properties === undefined) return schema;
  const originals = objectMember(original(), "properties") ?? {};
  const changed = Object.entries(properties).flatMap(([name, value]) => {
    const marked = markedProperty(value, () => references.accessOf(member(originals, name)));
    return marked === value ? [] : [[name, marked] as const];
  });
  if (changed.length === 0) return schema;
  return { ...schema, properties: { ...properties, ...Object.fromEntries(changed) } };
}

function markedProperty(value: Json, accessOf: () => Property["access"] | undefined): Json {
  if (!isJsonObject(value)) return value;
  // Of a property that says both, neither is a mark to openapi-typescript.
  if (isTrue(value, "readOnly")) return isTrue(value, "writeOnly") ? withoutMember(value, "writeOnly") : value;
  if (isTrue(value, "writeOnly")) return value;
  const access = accessOf();
  return access === undefined ? value : { ...value, [access]: true };
}

function isTrue(source: Json, keyword: string): boolean {
  return member(source, keyword) === true;
}

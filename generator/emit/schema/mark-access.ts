import {
  arrayMember,
  copyOf,
  isJsonObject,
  member,
  objectMember,
  putMember,
  withoutMember,
} from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { OneWayProperties, type OneWay } from "../../model/schema/one-way-properties.ts";
import { References } from "../../model/references.ts";
import type { Property } from "../../model/schema/schema.ts";
import { asObject } from "./without-booleans.ts";

/** How {@link markAccess} finds in which direction the properties of a document go. */
export interface Directions {
  readonly references: References;
  readonly oneWay: OneWayProperties;
}

export function directionsIn(root: JsonObject): Directions {
  const references = new References(root);
  return { references, oneWay: new OneWayProperties(references) };
}

/**
 * Says in a property itself whether it is read or written only, where what it refers to or is made of says so, or another
 * part of the composition that declares it: nobody looks there for it.
 *
 * @param original the schema as the document has it: what its properties are made of has been rewritten, and may say less.
 */
export function markAccess(schema: JsonObject, { references, oneWay }: Directions, original: JsonObject): JsonObject {
  const properties = objectMember(schema, "properties");
  const isComposed = Object.hasOwn(schema, "$ref") || compositions.some((keyword) => Object.hasOwn(schema, keyword));
  if (properties === undefined && !isComposed) return schema;
  const originals = objectMember(original, "properties") ?? {};
  const marked = withMarked(schema, (name) => references.accessOf(member(originals, name)));
  const said = isComposed ? oneWay.of(original) : undefined;
  return said === undefined || said.size === 0 ? marked : markedParts(marked, said);
}

/** The properties of a composition, and those of its parts, in the direction that any of its parts gives them. */
function markedParts(schema: JsonObject, said: OneWay): JsonObject {
  const marked = withMarked(schema, (name) => said.get(name));
  const changed = compositions.flatMap((keyword) => {
    const parts = arrayMember(marked, keyword);
    return parts
      ? [[keyword, parts.map((part) => (isJsonObject(part) ? markedParts(part, said) : part))] as const]
      : [];
  });
  return changed.length === 0 ? marked : { ...marked, ...Object.fromEntries(changed) };
}

const compositions = ["allOf", "anyOf", "oneOf"];

function withMarked(schema: JsonObject, accessOf: (name: string) => Property["access"] | undefined): JsonObject {
  const properties = objectMember(schema, "properties");
  if (properties === undefined) return schema;
  let changed: Record<string, Json> | undefined;
  for (const name in properties) {
    const value = member(properties, name) ?? null;
    const marked = markedProperty(value, () => accessOf(name));
    if (marked !== value) putMember((changed ??= copyOf(properties)), name, marked);
  }
  return changed === undefined ? schema : { ...schema, properties: changed };
}

function markedProperty(value: Json, accessOf: () => Property["access"] | undefined): Json {
  if (typeof value === "boolean") {
    const access = accessOf();
    return access === undefined ? value : markedProperty(asObject(value), () => access);
  }
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

import { arrayMember, isJsonObject, member, objectMember, withoutMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import type { Directions } from "./mark-access.ts";

interface Search extends Pick<Directions, "references"> {
  readonly resolve: (source: Json) => Json;
  /** What openapi-typescript is shown of a schema that stands elsewhere in the document. */
  readonly rewritten: (schema: Json) => Json;
}

/**
 * Gives the properties of a composition that are marked as read or written only what other parts say of them without the mark,
 * as references do: in the intersection of both, nobody finds the type beside the mark.
 */
export function withWholeTypes(composition: JsonObject, search: Search): JsonObject {
  if (!["$ref", ...compositions].some((keyword) => Object.hasOwn(composition, keyword))) return composition;
  return completed(composition, composition, search);
}

function completed(part: JsonObject, composition: JsonObject, search: Search): JsonObject {
  const properties = objectMember(part, "properties") ?? {};
  const whole = Object.entries(properties).flatMap(([name, value]) => {
    const access = accesses.find((keyword) => member(value, keyword) === true);
    const others = access === undefined ? [] : unmarked(name, composition, search);
    if (access === undefined || others.length === 0) return [];
    return [[name, { [access]: true, allOf: [withoutMember(value as JsonObject, access), ...others] }] as const];
  });
  const parts = compositions.flatMap((keyword) => {
    const given = arrayMember(part, keyword);
    const made = given?.map((inner) => (isJsonObject(inner) ? completed(inner, composition, search) : inner));
    return made?.some((inner, index) => inner !== given?.[index]) === true ? [[keyword, made] as const] : [];
  });
  if (whole.length === 0 && parts.length === 0) return part;
  return {
    ...part,
    ...(whole.length === 0 ? {} : { properties: { ...properties, ...Object.fromEntries(whole) } }),
    ...Object.fromEntries(parts),
  };
}

/** What all values of a composition have of a property, where it is not marked. */
function unmarked(name: string, composition: JsonObject, { references, resolve, rewritten }: Search): readonly Json[] {
  const found = new Set<Json>();
  // A set that grows while it is read is read to its end.
  const sources = new Set<Json>([composition]);
  for (const source of sources) {
    sources.add(resolve(source));
    const declaration = member(objectMember(source, "properties"), name);
    if (declaration !== undefined && references.accessOf(declaration) === undefined) found.add(rewritten(declaration));
    for (const keyword of compositions) {
      const parts = arrayMember(source, keyword) ?? [];
      if (keyword === "allOf" || parts.length === 1) for (const part of parts) sources.add(part);
    }
  }
  return [...found];
}

const accesses = ["readOnly", "writeOnly"] as const;

const compositions = ["allOf", "anyOf", "oneOf"];

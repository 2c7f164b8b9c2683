import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, isJsonObject, member, objectMember, stringMember, withoutMember } from "../../kernel/json.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { isPlainPattern } from "../../kernel/pattern/plain-pattern.ts";
import { valueAt } from "../../select/value-at.ts";
import type { Place } from "../rewrite-document.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism runs patterns with `RegExp`, which may take a time without an end: those that could are left to the second judge,
 * which counts its steps. A schema without its pattern allows more, so nothing may stay that refuses what it allows.
 */
export function plainPatterns(document: JsonObject): Rule {
  const eased = easedSchemas(document);
  return {
    name: "plain-patterns",
    rewriting: { schema: (schema, place) => withPlainPatterns(schema, place, eased) },
  };
}

/** References to the schemas that a pattern will be taken from, or from what they refer to. */
type Eased = ReadonlySet<string>;

function easedSchemas(document: JsonObject): Eased {
  const schemas = Object.entries(objectMember(objectMember(document, "components"), "schemas") ?? {});
  const eased = new Set<string>();
  for (let size = -1; size < eased.size;) {
    size = eased.size;
    for (const [name, schema] of schemas) {
      if (isEased(schema, eased)) eased.add(`#${appendPointer("/components/schemas", name)}`);
    }
  }
  return eased;
}

function isEased(value: Json | undefined, eased: Eased): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (isJsonObject(value) && (holdsRisk(value) || eased.has(stringMember(value, "$ref") ?? ""))) return true;
  return Object.values<Json>(value).some((part) => isEased(part, eased));
}

function holdsRisk(schema: JsonObject): boolean {
  const names = Object.keys(objectMember(schema, "patternProperties") ?? {});
  return [stringMember(schema, "pattern") ?? "", ...names].some((pattern) => !isPlainPattern(pattern));
}

function withPlainPatterns(schema: JsonObject, { document, pointer }: Place, eased: Eased): JsonObject {
  const original = valueAt(document, pointer);
  const isOf = (keyword: string) => isEased(member(original, keyword), eased);
  const inverse = ["not", "if", "maxContains"].filter((keyword) =>
    isOf(keyword === "maxContains" ? "contains" : keyword),
  );
  const kept = withoutRisks(inverse.reduce(withoutMember, schema));
  const variants = arrayMember(kept, "oneOf");
  if (variants === undefined || !isOf("oneOf")) return kept;
  return { ...withoutMember(kept, "oneOf"), allOf: [...(arrayMember(kept, "allOf") ?? []), { anyOf: variants }] };
}

function withoutRisks(schema: JsonObject): JsonObject {
  if (!holdsRisk(schema)) return schema;
  const plain = isPlainPattern(stringMember(schema, "pattern") ?? "") ? schema : withoutMember(schema, "pattern");
  const properties = Object.entries(objectMember(schema, "patternProperties") ?? {});
  const kept = properties.filter(([name]) => isPlainPattern(name));
  if (kept.length === properties.length) return plain;
  // Names that were given by a pattern must not be refused as unknown ones.
  const open = ["additionalProperties", "unevaluatedProperties"].reduce(withoutMember, plain);
  return { ...open, patternProperties: Object.fromEntries(kept) };
}

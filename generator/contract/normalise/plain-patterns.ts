import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, isJsonObject, member, objectMember, stringMember, withoutMember } from "../../kernel/json.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { isPlainPattern } from "../../kernel/pattern/plain-pattern.ts";
import { unicodePattern } from "../../kernel/pattern/unicode-pattern.ts";
import { valueAt } from "../../select/value-at.ts";
import type { Place } from "../document/rewrite-document.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism runs patterns with `RegExp`, which may take a time without an end: those that could are left to the second judge,
 * which counts its steps.
 */
export function plainPatterns(document: JsonObject): Rule {
  return withoutPatterns(document, { name: "plain-patterns", isKept: isPlainPattern });
}

/** A pattern that is no regular expression says nothing that anybody could check, and would switch off the whole check. */
export function readablePatterns(document: JsonObject): Rule {
  return withoutPatterns(document, { name: "readable-patterns", isKept: isReadable });
}

function isReadable(pattern: string): boolean {
  return unicodePattern(pattern) !== undefined;
}

interface Selection {
  readonly name: string;
  readonly isKept: (pattern: string) => boolean;
}

/** Takes patterns away. A schema without its pattern allows more, so nothing may stay that refuses what it allows. */
function withoutPatterns(document: JsonObject, { name, isKept }: Selection): Rule {
  const removal: Removal = { isKept, eased: easedSchemas(document, isKept) };
  return { name, rewriting: { schema: (schema, place) => withKeptPatterns(schema, place, removal) } };
}

interface Removal extends Pick<Selection, "isKept"> {
  readonly eased: Eased;
}

/** References to the schemas that a pattern will be taken from, or from what they refer to. */
type Eased = ReadonlySet<string>;

function easedSchemas(document: JsonObject, isKept: Selection["isKept"]): Eased {
  const schemas = Object.entries(objectMember(objectMember(document, "components"), "schemas") ?? {});
  const eased = new Set<string>();
  for (let size = -1; size < eased.size;) {
    size = eased.size;
    for (const [name, schema] of schemas) {
      if (isEased(schema, { isKept, eased })) eased.add(`#${appendPointer("/components/schemas", name)}`);
    }
  }
  return eased;
}

function isEased(value: Json | undefined, removal: Removal): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { isKept, eased } = removal;
  if (isJsonObject(value) && (holdsOther(value, isKept) || eased.has(stringMember(value, "$ref") ?? ""))) return true;
  return Object.values<Json>(value).some((part) => isEased(part, removal));
}

function holdsOther(schema: JsonObject, isKept: Selection["isKept"]): boolean {
  const names = Object.keys(objectMember(schema, "patternProperties") ?? {});
  return [stringMember(schema, "pattern") ?? "", ...names].some((pattern) => !isKept(pattern));
}

function withKeptPatterns(schema: JsonObject, { document, pointer }: Place, removal: Removal): JsonObject {
  const original = valueAt(document, pointer);
  const isOf = (keyword: string) => isEased(member(original, keyword), removal);
  const inverse = ["not", "if", "maxContains"].filter((keyword) =>
    isOf(keyword === "maxContains" ? "contains" : keyword),
  );
  const kept = withoutOthers(inverse.reduce(withoutMember, schema), removal);
  const variants = arrayMember(kept, "oneOf");
  if (variants === undefined || !isOf("oneOf")) return kept;
  return { ...withoutMember(kept, "oneOf"), allOf: [...(arrayMember(kept, "allOf") ?? []), { anyOf: variants }] };
}

function withoutOthers(schema: JsonObject, { isKept }: Removal): JsonObject {
  if (!holdsOther(schema, isKept)) return schema;
  const plain = isKept(stringMember(schema, "pattern") ?? "") ? schema : withoutMember(schema, "pattern");
  const properties = Object.entries(objectMember(schema, "patternProperties") ?? {});
  const kept = properties.filter(([name]) => isKept(name));
  if (kept.length === properties.length) return plain;
  // Names that were given by a pattern must not be refused as unknown ones.
  const open = ["additionalProperties", "unevaluatedProperties"].reduce(withoutMember, plain);
  return { ...open, patternProperties: Object.fromEntries(kept) };
}

import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, isJsonObject, member, objectMember, withoutMember } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { rewriteDocument } from "../document/rewrite-document.ts";
import type { Rule } from "./rule.ts";

const closing = ["additionalProperties", "unevaluatedProperties"] as const;

/**
 * Takes from the parts of compositions that they allow no properties but their own, where other parts have some: by the
 * letter each part refuses what the others bring, and hardly any value is left. No judge goes by it: it only tells that
 * nothing else is wrong with a value.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.3
 */
export function openParts(refusing: ReadonlySet<JsonPointer>): Rule {
  return {
    name: "open-parts",
    rewriting: { schema: (schema, { pointer }) => (refusing.has(pointer) ? closing.reduce(opened, schema) : schema) },
  };
}

function opened(schema: JsonObject, keyword: (typeof closing)[number]): JsonObject {
  return member(schema, keyword) === false ? withoutMember(schema, keyword) : schema;
}

/** The places of such parts. */
export function refusingParts(document: JsonObject): ReadonlySet<JsonPointer> {
  const refusing = new Set<JsonPointer>();
  rewriteDocument(document, {
    schema: (schema, { pointer }) => {
      const parts = partsOf(document, schema, pointer);
      for (const part of parts) if (part.isClosed && parts.some((other) => refuses(part, other))) refusing.add(part.at);
      return schema;
    },
  });
  return refusing;
}

/** One of the schemas that a schema is made of. */
interface Part {
  readonly at: JsonPointer;
  /** The names of the properties that it declares. */
  readonly names: ReadonlySet<string>;
  readonly isClosed: boolean;
  /** The alternatives that lead to it, each followed by a space. */
  readonly choices: string;
}

function refuses({ names, choices }: Part, other: Part): boolean {
  // What is of two alternatives meets in no value.
  const isMet = choices.startsWith(other.choices) || other.choices.startsWith(choices);
  return isMet && [...other.names].some((name) => !names.has(name));
}

function partsOf(document: JsonObject, schema: JsonObject, pointer: JsonPointer): readonly Part[] {
  const parts = new Map<JsonPointer, Part>();
  const pending: { readonly value: Json; readonly at: JsonPointer; readonly choices: string }[] = [
    { value: schema, at: pointer, choices: "" },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, at, choices } = next;
    if (!isJsonObject(value) || parts.has(at)) continue;
    const names = new Set(Object.keys(objectMember(value, "properties") ?? {}));
    parts.set(at, { at, names, isClosed: closing.some((keyword) => member(value, keyword) === false), choices });
    const target = resolveReference(document, value, at);
    if (target && target.pointer !== at) pending.push({ value: target.value, at: target.pointer, choices });
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const [index, part] of (arrayMember(value, keyword) ?? []).entries()) {
        const place = appendPointer(at, keyword, index);
        pending.push({ value: part, at: place, choices: keyword === "allOf" ? choices : `${choices}${place} ` });
      }
    }
  }
  return [...parts.values()];
}

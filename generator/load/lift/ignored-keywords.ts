import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { isNestedDeeper } from "../../kernel/is-nested-deeper.ts";
import { type Json, type JsonObject, member, stringMember } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer, parsePointer, pointerFromFragment } from "../../kernel/json-pointer.ts";
import { limits } from "../../kernel/limits.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import { partAt } from "../bundle/part-at.ts";
import { type ObjectKind, referableKinds } from "../rewrite/grammar.ts";

/** Where to report, and about which document. */
export interface IgnoredReport {
  readonly file: string;
  /** The document's own version. */
  readonly version: string;
  readonly diagnostics: Diagnostics;
}

/**
 * What stands beside a `$ref` and does not count, though it would change what the document says.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#reference-object
 */
export class IgnoredKeywords {
  readonly #root: JsonObject;
  /** Keyword → where. */
  readonly #places = new Map<string, { readonly kind: ObjectKind; readonly pointers: Set<JsonPointer> }>();

  /** @param root what references lead into. */
  constructor(root: JsonObject) {
    this.#root = root;
  }

  /**
   * Notes what stands beside the reference, where the object is one.
   *
   * @param extensions those that are read elsewhere.
   */
  note(object: JsonObject, kind: ObjectKind, placeOf: () => JsonPointer, extensions: readonly string[] = []): void {
    const reference = referableKinds.has(kind) ? stringMember(object, "$ref") : undefined;
    if (reference === undefined) return;
    for (const [name, value] of Object.entries(object)) {
      if (!telling.has(name) && !extensions.includes(name)) continue;
      // Where a flag is false, it says what holds without it.
      if ((value === false && name !== "additionalProperties") || this.#isSaidBy(reference, name, value)) continue;
      const places = this.#places.get(name) ?? { kind, pointers: new Set() };
      places.pointers.add(appendPointer(placeOf(), name));
      this.#places.set(name, places);
    }
  }

  /** Reports each keyword once: who writes one beside a reference does so everywhere. */
  report({ file, version, diagnostics }: IgnoredReport): void {
    for (const [name, { kind, pointers }] of sortedBy(this.#places, ([keyword]) => keyword)) {
      const [pointer = "", ...others] = sortedBy(pointers, (place) => place);
      const places = others.length === 1 ? "place" : "places";
      const count = others.length === 0 ? "" : `, here and in ${others.length} more ${places}`;
      const message = `\`${name}\` beside a \`$ref\` is ignored in OpenAPI ${version.slice(0, 3)}${count}`;
      const help = kind === "schema" ? "Put the reference into an `allOf`, and the keyword beside that." : undefined;
      const location = { file, pointer };
      diagnostics.warning("load/ignored-keyword", message, { ...(help === undefined ? {} : { help }), location });
    }
  }

  /** Whether what the reference leads to says the same. */
  #isSaidBy(reference: string, name: string, value: Json): boolean {
    const pointer = pointerFromFragment(reference);
    if (pointer === undefined) return false;
    const target = member(parsePointer(pointer).reduce<Json | undefined>(partAt, this.#root), name);
    // What is nested deeper is refused where it is used.
    if (target === undefined || [target, value].some((part) => isNestedDeeper(part, limits.nesting))) return false;
    return JSON.stringify(target) === JSON.stringify(value);
  }
}

/** What changes types, or what is sent; texts, examples and bounds do not. */
const telling = new Set([
  "type",
  "nullable",
  "enum",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "discriminator",
  "readOnly",
  "writeOnly",
  "in",
  "name",
  "style",
  "explode",
  "schema",
  "content",
  "headers",
  "links",
]);

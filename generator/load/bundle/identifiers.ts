import { isJsonObject, type Json, stringMember } from "../../kernel/json.ts";
import { type JsonPointer, parentPointer } from "../../kernel/json-pointer.ts";
import { placesIn } from "./places.ts";

/**
 * The names that a file gives its parts, and the base URIs that its references are relative to.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2
 * @see https://spec.openapis.org/oas/v3.2.0.html#establishing-the-base-uri
 */
export class Identifiers {
  /** Pointer of a part with a base URI of its own → that. */
  readonly #bases = new Map<JsonPointer, string>();
  readonly #parts = new Map<string, JsonPointer>();
  /** `base#name` → the part. */
  readonly #anchors = new Map<string, JsonPointer>();
  /** Name → the parts that have it, whatever their base. */
  readonly #named = new Map<string, JsonPointer[]>();
  readonly #uri: string;

  /**
   * @param uri where the file comes from.
   * @param root what is in it; `undefined` where it names nothing, so that it need not be walked.
   */
  constructor(uri: string, root: Json | undefined) {
    this.#uri = uri;
    this.#parts.set(uri, "");
    if (!isJsonObject(root)) return;
    this.#addBase("", stringMember(root, "$self"));
    const kind = stringMember(root, "openapi") === undefined ? "schema" : "document";
    for (const place of placesIn({ value: root, pointer: "", kind })) {
      if (place.kind !== "schema" || !isJsonObject(place.value)) continue;
      const id = stringMember(place.value, "$id");
      // What was the way to write an anchor up to draft 7.
      if (id?.startsWith("#") === true) this.#addAnchor(place.pointer, id.slice(1));
      else this.#addBase(place.pointer, id);
      this.#addAnchor(place.pointer, stringMember(place.value, "$anchor"));
      this.#addAnchor(place.pointer, stringMember(place.value, "$dynamicAnchor"));
    }
  }

  get isEmpty(): boolean {
    return this.#bases.size === 0 && this.#named.size === 0;
  }

  /** The part around a place that has a base URI of its own, and that URI; the whole file where none has. */
  baseOf(place: JsonPointer): { readonly pointer: JsonPointer; readonly uri: string } {
    if (this.#bases.size === 0) return { pointer: "", uri: this.#uri };
    for (let pointer = place; ; pointer = parentPointer(pointer)) {
      const uri = this.#bases.get(pointer);
      if (uri !== undefined) return { pointer, uri };
      if (pointer === "") return { pointer, uri: this.#uri };
    }
  }

  /** The part that has a URI, which has no fragment. */
  partAt(uri: string): JsonPointer | undefined {
    return this.#parts.get(uri);
  }

  /** The parts with an anchor: the one within the given base alone, where it has one. */
  anchored(base: string, name: string): readonly JsonPointer[] {
    const own = this.#anchors.get(`${base}#${name}`);
    return own === undefined ? (this.#named.get(name) ?? []) : [own];
  }

  /** How many parts have an anchor of this name. */
  countOf(name: string): number {
    return this.#named.get(name)?.length ?? 0;
  }

  #addBase(pointer: JsonPointer, id: string | undefined): void {
    const { uri } = this.baseOf(pointer);
    if (id === undefined || !URL.canParse(id, uri)) return;
    const base = withoutFragment(new URL(id, uri).href);
    this.#bases.set(pointer, base);
    if (!this.#parts.has(base)) this.#parts.set(base, pointer);
  }

  #addAnchor(pointer: JsonPointer, name: string | undefined): void {
    if (name === undefined) return;
    const anchor = `${this.baseOf(pointer).uri}#${name}`;
    if (!this.#anchors.has(anchor)) this.#anchors.set(anchor, pointer);
    const named = this.#named.get(name);
    if (named === undefined) this.#named.set(name, [pointer]);
    else named.push(pointer);
  }
}

export function withoutFragment(uri: string): string {
  const hash = uri.indexOf("#");
  return hash === -1 ? uri : uri.slice(0, hash);
}

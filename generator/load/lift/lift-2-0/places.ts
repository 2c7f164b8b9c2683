import { isJsonArray, type Json, type JsonObject, member, stringMember } from "../../../kernel/json.ts";
import {
  printPointer,
  type JsonPointer,
  parentPointer,
  parsePointer,
  pointerFromFragment,
} from "../../../kernel/json-pointer.ts";

/** A value of the document, and where it is. */
export interface Found {
  readonly value: Json | undefined;
  readonly pointer: JsonPointer;
}

/** Where the parts of a document of OpenAPI 2.0 are, and where they come to stand when it is lifted. */
export class Places {
  readonly #root: JsonObject;
  readonly #sources = new Map<JsonPointer, JsonPointer>();
  readonly #targets = new Map<JsonPointer, JsonPointer>();

  /** @param root the document of OpenAPI 2.0. */
  constructor(root: JsonObject) {
    this.#root = root;
  }

  /**
   * Notes that a part moves with all that is in it. A part that comes to stand in several places is referred to in the
   * first of them.
   */
  move(source: JsonPointer, target: JsonPointer): void {
    this.#sources.set(target, source);
    if (!this.#targets.has(source)) this.#targets.set(source, target);
  }

  /** Where a part of the lifted document was. */
  sourceOf(target: JsonPointer): JsonPointer {
    return translate(target, this.#sources);
  }

  /** A reference of the document in the words of the lifted one; one that leads to nothing stays as it was written. */
  lifted(reference: string): string {
    const source = normalPointer(reference);
    if (source === undefined || this.#valueAt(source) === undefined) return reference;
    const target = translate(source, this.#targets);
    return target === source ? reference : `#${target.replaceAll("%", "%25")}`;
  }

  /** What a Reference Object leads to in the document; anything else is given back as it is. */
  follow(value: Json, pointer: JsonPointer): Found {
    let found: Found = { value, pointer };
    const seen = new Set<JsonPointer>();
    for (;;) {
      const reference = stringMember(found.value, "$ref");
      if (reference === undefined) return found;
      const target = normalPointer(reference);
      if (target === undefined || seen.has(target)) return { value: undefined, pointer };
      seen.add(target);
      found = { value: this.#valueAt(target), pointer: target };
    }
  }

  #valueAt(pointer: JsonPointer): Json | undefined {
    return parsePointer(pointer).reduce<Json | undefined>(
      (value, token) => (isJsonArray(value) ? value[Number(token)] : member(value, token)),
      this.#root,
    );
  }
}

/** Puts the new place of the nearest part around a place, or of the place itself, for the old one. */
function translate(pointer: JsonPointer, moves: ReadonlyMap<JsonPointer, JsonPointer>): JsonPointer {
  for (let part = pointer; part !== ""; part = parentPointer(part)) {
    const moved = moves.get(part);
    if (moved !== undefined) return moved + pointer.slice(part.length);
  }
  return pointer;
}

/** One place has one pointer, however its reference is escaped. */
function normalPointer(reference: string): JsonPointer | undefined {
  const pointer = pointerFromFragment(reference);
  return pointer === undefined ? undefined : printPointer(parsePointer(pointer));
}

import type { Diagnostics } from "../kernel/diagnostic.ts";
import type { JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { nearest } from "../kernel/nearest.ts";
import { sortedBy } from "../kernel/ordering.ts";
import { knownKeywords } from "./keywords.ts";

/** What the types cannot say because nobody knows what it means. */
export class UnknownKeywords {
  readonly #file: string;
  readonly #diagnostics: Diagnostics;
  /** What is not understood → where. */
  readonly #places = new Map<string, { readonly help: string | undefined; readonly pointers: Set<JsonPointer> }>();

  constructor(file: string, diagnostics: Diagnostics) {
    this.#file = file;
    this.#diagnostics = diagnostics;
  }

  /** Notes the keywords of a Schema Object that are not understood; what begins with `x-` is an extension. */
  note(source: JsonObject, pointer: JsonPointer): void {
    for (const keyword in source) {
      if (knownKeywords.has(keyword) || keyword.startsWith("x-")) continue;
      const place = appendPointer(pointer, keyword);
      this.#note(`the keyword \`${keyword}\` is not understood`, place, () => {
        const [suggestion] = nearest(keyword, knownKeywords, 1);
        return suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
      });
    }
  }

  /** Notes a `type` that is no type. */
  noteType(type: string, pointer: JsonPointer): void {
    this.#note(`\`type\` is ${type}, which is no type of JSON Schema`, pointer, () => undefined);
  }

  /** Reports each kind once: an author who invents a keyword writes it in a thousand places. */
  report(): void {
    for (const [message, { help, pointers }] of this.#places) {
      const [pointer = "", ...others] = sortedBy(pointers, (place) => place);
      const places = others.length === 1 ? "place" : "places";
      const count = others.length === 0 ? "" : `, here and in ${others.length} more ${places}`;
      this.#diagnostics.warning("model/unknown-keyword", message + count, {
        location: { file: this.#file, pointer },
        ...(help === undefined ? {} : { help }),
      });
    }
    this.#places.clear();
  }

  #note(message: string, pointer: JsonPointer, findHelp: () => string | undefined): void {
    const known = this.#places.get(message);
    if (known === undefined) this.#places.set(message, { help: findHelp(), pointers: new Set([pointer]) });
    else known.pointers.add(pointer);
  }
}

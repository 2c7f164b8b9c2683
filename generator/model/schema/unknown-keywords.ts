import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { type Json, member, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { nearest } from "../../kernel/nearest.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import { formProblem, malformedKeywords } from "./keyword-forms.ts";
import { knownKeywords, typeNames } from "./keywords.ts";

type Code = "model/unknown-keyword" | "model/unknown-field";

interface Unknown {
  readonly code: Code;
  readonly help: string | undefined;
  readonly pointers: Set<JsonPointer>;
}

/** A field that an object of a kind has, and OpenAPI does not. */
export interface UnknownField {
  readonly name: string;
  readonly kind: string;
  /** The fields that there are. */
  readonly known: Iterable<string>;
}

/** What the client cannot say or do because nobody knows what it means. */
export class UnknownKeywords {
  readonly #file: string;
  readonly #diagnostics: Diagnostics;
  /** What is not understood → where. */
  readonly #places = new Map<string, Unknown>();

  constructor(file: string, diagnostics: Diagnostics) {
    this.#file = file;
    this.#diagnostics = diagnostics;
  }

  /** Notes the keywords of a Schema Object that are not understood; what begins with `x-` is an extension. */
  note(source: JsonObject, pointer: JsonPointer): void {
    for (const keyword in source) {
      if (knownKeywords.has(keyword) || keyword.startsWith("x-")) continue;
      const place = appendPointer(pointer, keyword);
      this.#note("model/unknown-keyword", `the keyword \`${keyword}\` is not understood`, place, () =>
        suggest(keyword, knownKeywords),
      );
    }
  }

  noteField({ name, kind, known }: UnknownField, pointer: JsonPointer): void {
    this.#note("model/unknown-field", `\`${name}\` is no field of ${kind}`, pointer, () => suggest(name, known));
  }

  /** Notes a path that no request can be sent to. */
  notePath(path: string, pointer: JsonPointer): void {
    const message = `the path \`${path}\` does not begin with \`/\`, and is left out with all that is in it`;
    this.#note("model/unknown-field", message, pointer, () => `Write \`/${path}\`.`);
  }

  /** Notes the keywords of a Schema Object with values that they cannot have, unless what is meant is nothing. */
  noteMalformed(source: JsonObject, pointer: JsonPointer): void {
    for (const keyword of malformedKeywords(source)) {
      const value = member(source, keyword);
      // In YAML, a key with nothing behind it has null. Up to draft 3 of JSON Schema, a property said whether it is required.
      if (value === null || (keyword === "required" && value === false)) continue;
      this.#note("model/unknown-keyword", formProblem(keyword, value), appendPointer(pointer, keyword), () =>
        keyword === "required"
          ? "A schema lists the names of the properties that it requires, beside `properties`."
          : "Correct it, or give it the right value with an overlay.",
      );
    }
  }

  /** Notes a `type` that is no type, as it is written. */
  noteType(type: Json | undefined, pointer: JsonPointer): void {
    const message = `\`type\` is ${JSON.stringify(type)}, which is no type of JSON Schema`;
    this.#note("model/unknown-keyword", message, pointer, () => {
      const [near] = typeof type === "string" ? nearest(type, typeNames, 1) : [];
      return near === undefined ? undefined : `Did you mean \`${near}\`?`;
    });
  }

  /** Reports each kind once: an author who invents a keyword writes it in a thousand places. */
  report(): void {
    for (const [message, { code, help, pointers }] of this.#places) {
      const [pointer = "", ...others] = sortedBy(pointers, (place) => place);
      const places = others.length === 1 ? "place" : "places";
      const count = others.length === 0 ? "" : `, here and in ${others.length} more ${places}`;
      this.#diagnostics.warning(code, message + count, {
        location: { file: this.#file, pointer },
        ...(help === undefined ? {} : { help }),
      });
    }
    this.#places.clear();
  }

  #note(code: Code, message: string, pointer: JsonPointer, findHelp: () => string | undefined): void {
    const known = this.#places.get(message);
    if (known === undefined) this.#places.set(message, { code, help: findHelp(), pointers: new Set([pointer]) });
    else known.pointers.add(pointer);
  }
}

function suggest(name: string, known: Iterable<string>): string | undefined {
  const [suggestion] = nearest(name, known, 1);
  return suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
}

import type { Json, JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { SchemaJudge } from "../judge/schema-judge.ts";
import { openParts, refusingParts } from "../normalise/open-parts.ts";
import { applyRules } from "../normalise/rule.ts";

/** A value, and the schema that it is held against. */
export interface HeldValue {
  readonly schema: JsonPointer;
  readonly value: Json;
}

/**
 * Knows the values that parts of a composition refuse which allow no properties but their own, and so refuse each other's: of
 * these no case can prove anything, as what the document says of them is not what anybody sends.
 */
export class RefusingParts {
  /** Judges by the document as it is. */
  readonly exact: SchemaJudge;
  readonly #document: JsonObject;
  #places: ReadonlySet<JsonPointer> | undefined;
  #open: SchemaJudge | undefined;

  constructor(document: JsonObject, exact: SchemaJudge) {
    this.#document = document;
    this.exact = exact;
  }

  /** Judges without what such parts refuse. */
  get open(): SchemaJudge {
    this.#places ??= refusingParts(this.#document);
    this.#open ??=
      this.#places.size === 0 ? this.exact : new SchemaJudge(applyRules(this.#document, [openParts(this.#places)]));
    return this.#open;
  }

  /** What such parts refuse in values; `undefined` where they refuse nothing, or something else is wrong besides. */
  refusalOf(values: readonly HeldValue[]): string | undefined {
    try {
      const [first] = this.#problems(this.exact, values);
      return first !== undefined && this.#problems(this.open, values).length === 0 ? first : undefined;
    } catch {
      // A schema that does not compile has a test of its own.
      return undefined;
    }
  }

  #problems(judge: SchemaJudge, values: readonly HeldValue[]): readonly string[] {
    return values.flatMap(({ schema, value }) => judge.problems(schema, value));
  }
}

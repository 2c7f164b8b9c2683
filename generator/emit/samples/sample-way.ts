import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Schema } from "../../model/schema/schema.ts";
import type { SampleOptions } from "./sample-options.ts";

/** What the options ask for at one place of a sample, and the way that leads there. */
export class SampleWay {
  /** What is being made is off the way, with all its parts, and so the same for all. */
  isLeftForGood: boolean;
  readonly #options: SampleOptions;

  constructor(options: SampleOptions) {
    this.#options = options;
    this.isLeftForGood = options.instead === undefined && options.way === undefined && options.members === undefined;
  }

  /** The value to use for a schema instead of making one. */
  given(schema: Schema): Json | undefined {
    return this.isLeftForGood ? undefined : this.#options.instead?.(schema);
  }

  /** The member of a union that the options ask for. */
  chosen(members: readonly Schema[], pointer: JsonPointer): Schema | undefined {
    return this.isLeftForGood ? undefined : members[this.#options.members?.get(pointer) ?? -1];
  }

  /** A sample that is to have a site gets what leads there. */
  leadsTo(schema: Schema): boolean {
    return this.#options.way !== undefined && !this.isLeft(schema);
  }

  /** Whether nothing is asked for of a schema, or of what it is made of. */
  isLeft(schema: Schema): boolean {
    return this.isLeftForGood || this.#leadsElsewhere(schema);
  }

  /** Whether a way is given, and leads elsewhere. What was merged of several schemas is where these are. */
  #leadsElsewhere(schema: Schema): boolean {
    const { way } = this.#options;
    if (way?.has(schema) !== false) return false;
    return schema.kind !== "intersection" || schema.members.every((member) => this.#leadsElsewhere(member));
  }
}

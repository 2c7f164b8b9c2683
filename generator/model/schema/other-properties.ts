import { isJsonObject, member, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { matchPattern } from "../../kernel/pattern/match-pattern.ts";
import type { StepBudget } from "../../kernel/pattern/step-budget.ts";
import { valueAt } from "../../select/value-at.ts";

/** Of one object: how many steps its patterns may take, where each character that is looked at is one. */
const mostSteps = 10_000;

/** Of one object: how much of what it says may be said once more, for a property, in characters. */
const mostRepeated = 10_000;

/**
 * Where an object says what a property may hold that it does not name: at the patterns that match the name, or else at what it
 * says of all others. Both readings of a document ask here.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2
 */
export class OtherProperties {
  readonly #source: JsonObject;
  readonly #patterns: readonly string[];
  readonly #steps: StepBudget = { left: mostSteps };
  #room = mostRepeated;

  constructor(source: JsonObject) {
    this.#source = source;
    this.#patterns = Object.keys(objectMember(source, "patternProperties") ?? {});
  }

  /** The pointers from the object on; none where it says nothing, or where nobody knows whether a pattern matches. */
  placesOf(name: string): readonly JsonPointer[] {
    const matches = this.#patterns.map((pattern) => this.#isMatch(pattern, name));
    if (matches.includes(undefined)) return [];
    const matching = this.#patterns.filter((_pattern, index) => matches[index]);
    const places = matching.map((pattern) => appendPointer("", "patternProperties", pattern));
    return (places.length > 0 ? places : ["/additionalProperties"]).filter((place) =>
      this.#isRepeated(valueAt(this.#source, place)),
    );
  }

  #isMatch(pattern: string, name: string): boolean | undefined {
    this.#steps.left -= pattern.length + name.length;
    return this.#steps.left < 0 ? undefined : matchPattern(pattern, name, this.#steps);
  }

  /** Whether a schema is said for a property, too: of much within much there would be no end. */
  #isRepeated(value: Json | undefined): boolean {
    if (!isJsonObject(value) || this.#room < 0) return false;
    this.#room -= JSON.stringify(value).length;
    return this.#room >= 0 && !hasOthers(value);
  }
}

/** Whether a property that is not named may be asked of a schema, or of what is in it. */
function hasOthers(value: Json): boolean {
  if (typeof value !== "object" || value === null) return false;
  const isAsked = member(value, "required") !== undefined && others.some((name) => member(value, name) !== undefined);
  return isAsked || Object.values(value).some(hasOthers);
}

const others = ["additionalProperties", "patternProperties"];

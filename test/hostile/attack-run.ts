import { isJsonArray, isJsonObject, type Json } from "../../generator/kernel/json.ts";
import type { Attack } from "./attacks.ts";
import type { Fault, Outcome } from "./judge.ts";
import { runAttack, type RunOptions } from "./run-attack.ts";

/** What a harmless author might have written in place of a payload: something of the same type. */
function harmlessLike(value: Json): Json {
  if (typeof value === "string") return "harmless";
  if (isJsonArray(value)) return ["harmless"];
  return isJsonObject(value) ? { harmless: "harmless" } : value;
}

/** Attacks one document, and holds that each attack harms nothing but its own place. */
export class AttackRun {
  readonly #document: Json;
  readonly #options: RunOptions;
  readonly #known = new Map<string, Promise<Outcome>>();

  constructor(document: Json, options: RunOptions = {}) {
    this.#document = document;
    this.#options = options;
  }

  async run(attack: Attack): Promise<Outcome> {
    const outcome = await this.#outcomeOf("payload", attack.documentWith(attack.payload.value));
    const lost = await this.#lost(attack, outcome);
    const faults: readonly Fault[] = lost.length === 0 ? [] : [{ kind: "lost", detail: lost.join(", ") }];
    return { ...outcome, faults: [...outcome.faults, ...faults] };
  }

  /**
   * What is gone without a word, though it is there with the original text, with a harmless other one, and without the place
   * as a whole.
   */
  async #lost({ place, payload, documentWith, documentWithout }: Attack, outcome: Outcome): Promise<string[]> {
    const original = await this.#outcomeOf("original", this.#document);
    if (outcome.exports === undefined || outcome.warnings > original.warnings) return [];
    const missing = [...(original.exports ?? [])].filter((name) => outcome.exports?.has(name) === false);
    if (missing.length === 0) return [];
    const like = harmlessLike(payload.value);
    const others = [await this.#outcomeOf(`${place} ${JSON.stringify(like)}`, documentWith(like))];
    if (documentWithout !== undefined) others.push(await this.#outcomeOf(place, documentWithout()));
    return missing.filter((name) => others.every(({ exports }) => exports?.has(name) === true));
  }

  /** @param key what the document is called: of all but the payloads the outcome is asked for often. */
  async #outcomeOf(key: string, document: Json): Promise<Outcome> {
    const known = this.#known.get(key) ?? runAttack(document, this.#options);
    if (key !== "payload") this.#known.set(key, known);
    return known;
  }
}

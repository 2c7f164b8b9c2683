import type { JsonObject } from "../../kernel/json.ts";
import { changesSize, isSame, type CaseChange } from "./case-changes.ts";
import type { Variation } from "./variation.ts";

/** Params to call an operation with, and how they are told from those of another case. */
export interface RequestCase {
  /** No other case of the list has it. */
  readonly title: string;
  readonly params: JsonObject;
  /** The case whose params these are but for some changes; absent where the params are printed whole. */
  readonly base: RequestCase | undefined;
  readonly changes: readonly CaseChange[];
}

/** The cases of an operation that are accepted, or those that are refused: each request once. */
export class CaseList {
  readonly #cases: RequestCase[] = [];
  /** Those of the cases whose params are printed whole. */
  readonly #wholes: RequestCase[] = [];
  readonly #titles = new Set<string>();
  readonly #requests = new Map<string, RequestCase>();

  get cases(): readonly RequestCase[] {
    return this.#cases;
  }

  /**
   * Adds a case whose params are printed whole, unless one of the list has the same.
   *
   * @returns the case that has these params.
   */
  addWhole(title: string, params: JsonObject): RequestCase {
    const same = this.#cases.find((known) => isSame(known.params, params));
    return same ?? this.#add(title, { params });
  }

  /**
   * Adds a case that is told by what it changes of another's params, unless one of the list has the same.
   *
   * @param bases the cases that it may be told from: the first of those that need the fewest changes is taken.
   * @returns the case that has these params.
   */
  addVariation(title: string, variation: Variation, bases: readonly [RequestCase, RequestCase]): RequestCase {
    let [base, other] = bases;
    let changes = variation.changesFrom(base.params);
    if (other !== base) {
      const candidates = variation.changesFrom(other.params);
      if (changesSize(candidates) < changesSize(changes)) [base, changes] = [other, candidates];
    }
    if (changes.length === 0) return base;
    const request = JSON.stringify([base.title, changes]);
    const same = this.#requests.get(request) ?? this.#wholes.find(({ params }) => variation.isSameAs(params));
    if (same) return same;
    const isOther = changes.some(({ at }) => at === "");
    const added = this.#add(title, variation, isOther ? undefined : { base, changes });
    this.#requests.set(request, added);
    return added;
  }

  /** @param made what has the params: of most cases nobody asks for them. */
  #add(title: string, made: Pick<RequestCase, "params">, from?: Pick<RequestCase, "base" | "changes">): RequestCase {
    const added: RequestCase = {
      title: this.#freeTitle(title),
      get params() {
        return made.params;
      },
      base: from?.base,
      changes: from?.changes ?? [],
    };
    this.#titles.add(added.title);
    this.#cases.push(added);
    if (added.base === undefined) this.#wholes.push(added);
    return added;
  }

  /** Parts of a request may have the same label: alternatives of a union, or a parameter and a property. */
  #freeTitle(title: string): string {
    let candidate = title;
    for (let number = 2; this.#titles.has(candidate); number += 1) candidate = `${title} (${number})`;
    return candidate;
  }
}

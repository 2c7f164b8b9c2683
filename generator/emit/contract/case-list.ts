import type { JsonObject } from "../../kernel/json.ts";
import { changesBetween, changesSize, type CaseChange } from "./case-changes.ts";

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
    return this.#same(params, this.#cases) ?? this.#add({ title, params, base: undefined, changes: [] });
  }

  #same(params: JsonObject, among: readonly RequestCase[]): RequestCase | undefined {
    return among.find((known) => changesBetween(known.params, params).length === 0);
  }

  /**
   * Adds a case that is told by what it changes of another's params, unless one of the list has the same.
   *
   * @param bases the cases that it may be told from: the first of those that need the fewest changes is taken.
   * @returns the case that has these params.
   */
  addVariation(title: string, params: JsonObject, bases: readonly RequestCase[]): RequestCase {
    let [base] = bases;
    if (base === undefined) return this.#add({ title, params, base, changes: [] });
    let changes = changesBetween(base.params, params);
    for (const other of bases.slice(1)) {
      const candidates = changesBetween(other.params, params);
      if (changesSize(candidates) < changesSize(changes)) [base, changes] = [other, candidates];
    }
    const request = JSON.stringify([base.title, changes]);
    const same = changes.length === 0 ? base : (this.#requests.get(request) ?? this.#same(params, this.#wholes));
    if (same) return same;
    const isOther = changes.some(({ at }) => at === "");
    const added = this.#add(
      isOther ? { title, params, base: undefined, changes: [] } : { title, params, base, changes },
    );
    this.#requests.set(request, added);
    return added;
  }

  #add(added: RequestCase): RequestCase {
    const named = { ...added, title: this.#freeTitle(added.title) };
    this.#titles.add(named.title);
    this.#cases.push(named);
    if (named.base === undefined) this.#wholes.push(named);
    return named;
  }

  /** Parts of a request may have the same label: alternatives of a union, or a parameter and a property. */
  #freeTitle(title: string): string {
    let candidate = title;
    for (let number = 2; this.#titles.has(candidate); number += 1) candidate = `${title} (${number})`;
    return candidate;
  }
}

import type { StepBudget } from "./step-budget.ts";
import type { Edge, PatternNode } from "./pattern-node.ts";

type Positions = ReadonlySet<number>;

type NodeOf<K extends PatternNode["kind"]> = Extract<PatternNode, { readonly kind: K }>;

/** How a text is held against a pattern, with all ways through it at once: none is tried again. */
export class PatternRun {
  readonly #characters: readonly string[];
  readonly #budget: StepBudget;

  constructor(text: string, budget: StepBudget) {
    this.#characters = Array.from(text);
    this.#budget = budget;
  }

  /** Whether the pattern is found anywhere in the text; `undefined` where the steps do not suffice to tell. */
  isFound(node: PatternNode): boolean | undefined {
    const all = new Set(Array.from({ length: this.#characters.length + 1 }, (_, position) => position));
    const ends = this.#ends(node, all);
    return this.#isSpent ? undefined : ends.size > 0;
  }

  get #isSpent(): boolean {
    return this.#budget.left < 0;
  }

  /** Where the part can end that begins at one of the positions. */
  #ends(node: PatternNode, starts: Positions): Positions {
    this.#budget.left -= 1 + starts.size;
    if (this.#isSpent || starts.size === 0) return none;
    switch (node.kind) {
      case "character":
        return this.#after(node, starts);
      case "edge":
        return filtered(starts, (start) => this.#isAt(node.edge, start));
      case "sequence": {
        let ends = starts;
        for (const part of node.parts) if (ends.size > 0) ends = this.#ends(part, ends);
        return ends;
      }
      case "choice": {
        const ends = new Set<number>();
        for (const part of node.parts) for (const end of this.#ends(part, starts)) ends.add(end);
        return ends;
      }
      case "repetition":
        return this.#repeated(node, starts);
      case "look":
        return filtered(starts, (start) => this.#looks(node, start) !== node.isNegated);
    }
  }

  #after({ test }: NodeOf<"character">, starts: Positions): Positions {
    const ends = new Set<number>();
    for (const start of starts) {
      const character = this.#characters[start];
      if (character !== undefined && test.test(character)) ends.add(start + 1);
    }
    return ends;
  }

  #repeated({ part, min, max }: NodeOf<"repetition">, starts: Positions): Positions {
    let ends = starts;
    for (let count = 0; count < min && ends.size > 0; count += 1) {
      const next = this.#ends(part, ends);
      // What leads nowhere else does not do so the next time.
      if (isSame(next, ends)) break;
      ends = next;
    }
    const all = new Set(ends);
    // Who gets somewhere with fewer repetitions may do more of them: each position is gone on from once.
    for (let count = min; count < max && ends.size > 0; count += 1) {
      ends = filtered(this.#ends(part, ends), (end) => !all.has(end));
      for (const end of ends) all.add(end);
    }
    return all;
  }

  #looks({ part, isBehind }: NodeOf<"look">, position: number): boolean {
    if (!isBehind) return this.#ends(part, new Set([position])).size > 0;
    for (let start = position; start >= 0 && !this.#isSpent; start -= 1) {
      if (this.#ends(part, new Set([start])).has(position)) return true;
    }
    return false;
  }

  #isAt(edge: Edge, position: number): boolean {
    switch (edge) {
      case "start":
        return position === 0;
      case "end":
        return position === this.#characters.length;
      case "boundary":
        return this.#isWord(position - 1) !== this.#isWord(position);
      case "inside":
        return this.#isWord(position - 1) === this.#isWord(position);
    }
  }

  #isWord(position: number): boolean {
    return /^\w$/.test(this.#characters[position] ?? "");
  }
}

const none: Positions = new Set();

function filtered(positions: Positions, isKept: (position: number) => boolean): Positions {
  const kept = new Set<number>();
  for (const position of positions) if (isKept(position)) kept.add(position);
  return kept;
}

function isSame(one: Positions, other: Positions): boolean {
  if (one.size !== other.size) return false;
  for (const position of one) if (!other.has(position)) return false;
  return true;
}

import type { Edge, PatternNode } from "./pattern-node.ts";

/** In characters. What people write is a tenth of it, and what is read recurses into its groups. */
const longestPattern = 4000;

/**
 * Reads a regular expression as with the flag `u`.
 *
 * @returns `undefined` where it is none, refers back to what it has found, or is too long.
 * @see https://tc39.es/ecma262/#sec-patterns
 */
export function parsePattern(source: string): PatternNode | undefined {
  if (source.length > longestPattern || !isPattern(source)) return undefined;
  const reader = new Reader(source);
  const node = reader.readChoice();
  return reader.isKnown ? node : undefined;
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "u").source !== "";
  } catch {
    return false;
  }
}

const edges: ReadonlyMap<string, Edge> = new Map([
  ["^", "start"],
  ["$", "end"],
  [String.raw`\b`, "boundary"],
  [String.raw`\B`, "inside"],
]);

const openings: ReadonlyMap<string, { readonly isBehind: boolean; readonly isNegated: boolean }> = new Map([
  ["(?=", { isBehind: false, isNegated: false }],
  ["(?!", { isBehind: false, isNegated: true }],
  ["(?<=", { isBehind: true, isNegated: false }],
  ["(?<!", { isBehind: true, isNegated: true }],
]);

/** What opens a group, what says how often something may be there, and what is one character or stands between two. */
const forms = {
  opening: /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/uy,
  quantifier: /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/uy,
  atom: /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|.)|\[(?:[^\\\]]|\\.)*\]|./suy,
} as const;

/** Reads what is known to be a regular expression. */
class Reader {
  isKnown = true;
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readChoice(): PatternNode {
    const parts = [this.#readSequence()];
    while (this.#take("|")) parts.push(this.#readSequence());
    return { kind: "choice", parts };
  }

  #readSequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] ?? "")) {
      parts.push(this.#readRepeated(this.#readTerm()));
    }
    return { kind: "sequence", parts };
  }

  #readTerm(): PatternNode {
    if (this.#source[this.#at] !== "(") return this.#readAtom();
    const [opening = ""] = this.#match(forms.opening) ?? [];
    const part = this.readChoice();
    this.#take(")");
    const look = openings.get(opening);
    return look ? { kind: "look", part, ...look } : part;
  }

  #readAtom(): PatternNode {
    const [text = ""] = this.#match(forms.atom) ?? [];
    const edge = edges.get(text);
    if (edge) return { kind: "edge", edge };
    if (/^\\[1-9k]/.test(text) || text === "") this.isKnown = false;
    return { kind: "character", test: this.isKnown ? new RegExp(`^${text}$`, "u") : /^$/u };
  }

  #readRepeated(part: PatternNode): PatternNode {
    const found = this.#match(forms.quantifier);
    if (found === null) return part;
    const [, sign, from, comma, to] = found;
    const min = sign === undefined ? Number(from) : sign === "+" ? 1 : 0;
    const most = comma === undefined ? min : to === "" ? Infinity : Number(to);
    return { kind: "repetition", part, min, max: sign === undefined ? most : sign === "?" ? 1 : Infinity };
  }

  #take(text: string): boolean {
    if (this.#source[this.#at] !== text) return false;
    this.#at += 1;
    return true;
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const found = form.exec(this.#source);
    this.#at += found?.[0].length ?? (form === forms.atom ? 1 : 0);
    return found;
  }
}

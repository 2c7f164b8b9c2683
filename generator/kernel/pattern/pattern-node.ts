/** A part of a regular expression. A position is a number of characters; a part leads from one to others. */
export type PatternNode =
  /** One character, which `test` tells alone. */
  | { readonly kind: "character"; readonly test: RegExp }
  /** No character: what stands around a position. */
  | { readonly kind: "edge"; readonly edge: Edge }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "repetition"; readonly part: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: "look"; readonly part: PatternNode; readonly isBehind: boolean; readonly isNegated: boolean };

/** `^`, `$`, `\b` and `\B`. */
export type Edge = "start" | "end" | "boundary" | "inside";

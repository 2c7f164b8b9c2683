import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";

/** What a parser has against a text. */
export interface SyntaxProblem {
  readonly message: string;
  /** What to do about it, where that is more than to correct the place. */
  readonly help?: string;
  /** Where in the text, in UTF-16 code units. */
  readonly offset?: number;
  readonly pointer?: JsonPointer;
}

/** A parser's result: a value, perhaps with what is wrong with its text all the same, or the reasons why there is none. */
export type Parsed =
  | { readonly kind: "value"; readonly value: Json; readonly warnings?: readonly SyntaxProblem[] }
  | { readonly kind: "problems"; readonly problems: readonly SyntaxProblem[] };

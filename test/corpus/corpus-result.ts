import type { CompileError, CompileResult } from "./compile.ts";
import type { GeneratedOutcome, Outcome } from "./outcome.ts";

export interface CorpusResult {
  /** What decided the order of the keys of the shuffled documents. */
  readonly seed: number;
  readonly seconds: number;
  /** In the order of the documents' ids. */
  readonly outcomes: readonly Outcome[];
  readonly compilations: readonly CompileResult[];
}

/** The share of documents that may be refused with a cause; of a few documents, one may. */
const mostRefused = 0.005;

export function generatedOf({ outcomes }: CorpusResult): GeneratedOutcome[] {
  return outcomes.filter((outcome) => outcome.kind === "generated");
}

export function compileErrorsOf({ compilations }: CorpusResult): CompileError[] {
  return compilations.flatMap(({ errors }) => errors);
}

/** What the corpus must not show, each with its count; none is what is promised. */
export function faultsOf(result: CorpusResult): string[] {
  if (result.outcomes.length === 0) return ["no document has the text of `--filter` in its id"];
  const generated = generatedOf(result);
  const count = (kind: Outcome["kind"]) => result.outcomes.filter((outcome) => outcome.kind === kind).length;
  const sum = (of: (outcome: GeneratedOutcome) => number) =>
    generated.reduce((total, outcome) => total + of(outcome), 0);
  const counts: readonly (readonly [number, string])[] = [
    [count("crashed"), "documents crashed the generator"],
    [count("hung"), "documents hung the generator"],
    [sum(({ lost }) => lost.length), "operations are lost without a word"],
    [sum(({ invented }) => invented.length), "operations are in a client alone"],
    [sum(({ differences }) => differences.length), "files differ between runs"],
    [compileErrorsOf(result).length, "errors of the compilers"],
  ];
  const refused = count("refused");
  const isTooMany = refused > Math.max(1, Math.floor(mostRefused * result.outcomes.length));
  return [
    ...counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`),
    ...(isTooMany ? [`${refused} of ${result.outcomes.length} documents are refused`] : []),
  ];
}

import { parsePattern } from "./parse-pattern.ts";
import { isPlainPattern } from "./plain-pattern.ts";
import type { PatternNode } from "./pattern-node.ts";
import { PatternRun } from "./pattern-run.ts";
import type { StepBudget } from "./step-budget.ts";

/**
 * Whether a pattern of a document is found in a text, as `RegExp` with the flag `u` says. What could
 * take long is counted in steps, not in time, and so says the same on every machine.
 *
 * @returns `undefined` where that is not known: the pattern is none, refers back to what it has found, or takes more steps.
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.3
 */
export function matchPattern(pattern: string, text: string, budget: StepBudget): boolean | undefined {
  if (!isPlainPattern(pattern) || text.length > shortText) return matchInSteps(pattern, text, budget);
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return undefined;
  }
}

/** In characters: what is found in a text of so many takes no time, if the pattern is plain. */
const shortText = 200;

/** The last patterns that were read: many texts in a row are held against the same. */
const known = new Map<string, PatternNode | undefined>();

const mostKnown = 100;

function matchInSteps(pattern: string, text: string, budget: StepBudget): boolean | undefined {
  if (text.length > budget.left) return undefined;
  if (!known.has(pattern)) {
    if (known.size >= mostKnown) known.clear();
    known.set(pattern, parsePattern(pattern));
  }
  const node = known.get(pattern);
  if (node === undefined) return undefined;
  return new PatternRun(text, budget).isFound(node);
}

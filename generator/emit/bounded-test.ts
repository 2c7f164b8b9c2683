import { createContext, Script } from "node:vm";

/** In milliseconds, of one test: no pattern that people write takes a hundredth of it on a text of ours. */
const longestTest = 100;

/** How many tests may take longer. After so many the document is one that wants them to, and no more are made. */
const mostEnded = 10;

/** A repeated group or a reference back, or four repetitions without an end: these can take a time without an end. */
const isRisky = (pattern: string) => /\)[*+?{]|\\[1-9k]/.test(pattern) || (pattern.match(/[*+]|,\}/g) ?? []).length > 3;

/** A text that is so long that even a plain pattern may take long. */
const longText = 200;

const script = new Script("expression.test(text)");

let ended = 0;

/** Whether a text matches a pattern of the document; a test that takes too long is ended, and says no. */
export function boundedTest(expression: RegExp, text: string): boolean {
  if (!isRisky(expression.source) && text.length <= longText) return expression.test(text);
  if (ended >= mostEnded) return false;
  try {
    return script.runInContext(createContext({ expression, text }), { timeout: longestTest }) === true;
  } catch {
    ended += 1;
    return false;
  }
}

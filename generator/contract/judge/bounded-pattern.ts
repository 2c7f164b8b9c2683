import type { Options } from "ajv/dist/2020.js";
import { matchPattern } from "../../kernel/pattern/match-pattern.ts";

type RegExpEngine = NonNullable<NonNullable<Options["code"]>["regExp"]>;

/** Steps of one value against one pattern. */
const mostSteps = 1_000_000;

/**
 * What Ajv makes of a pattern instead of a `RegExp`: nobody knows how long one of a document takes for a value that comes
 * from elsewhere. A value is let pass where that cannot be told within a bounded number of steps.
 *
 * @throws SyntaxError where it is no pattern.
 */
export const boundedPattern: RegExpEngine = Object.assign(
  (pattern: string, flags: string) => {
    const { source } = new RegExp(pattern, flags);
    return {
      test: (text: string) => matchPattern(pattern, text, { left: mostSteps }) !== false,
      // Ajv takes patterns that print the same for the same one.
      toString: () => source,
    };
  },
  // Only for validators that are printed, and these are not.
  { code: "boundedPattern" },
);

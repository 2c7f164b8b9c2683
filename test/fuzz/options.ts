import { parseArgs } from "node:util";
import { parseCount } from "../run/parse-count.ts";

export interface Options {
  readonly minutes: number;
  readonly seed: number;
}

export const usage = `npm run fuzz -- [options]

  --minutes N  how long to look for inputs that reach code which none has reached; 10 without it
  --seed N     where the inputs come from; by chance without it
`;

/** @throws {TypeError} for a command line that is not understood. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: "string", default: "10" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    },
  });
  return { minutes: parseCount("--minutes", values.minutes, 1), seed: parseCount("--seed", values.seed) };
}

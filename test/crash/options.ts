import { parseArgs } from "node:util";
import { parseCount } from "../run/parse-count.ts";

export interface Options {
  /** At how many moments a run is killed, for each shape of an output. */
  readonly moments: number;
  /** How many times several runs write the same output at once. */
  readonly races: number;
  /** What the moments come from. */
  readonly seed: number;
}

export const usage = `npm run crash -- [options]

  --moments N  kill a run at N moments, for each shape of an output; 200 without it
  --races N    let several runs write one output at once, N times; 50 without it
  --seed N     where the moments come from; by chance without it
`;

/** @throws {TypeError} for a command line that is not understood. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      moments: { type: "string", default: "200" },
      races: { type: "string", default: "50" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    },
  });
  return {
    moments: parseCount("--moments", values.moments),
    races: parseCount("--races", values.races),
    seed: parseCount("--seed", values.seed),
  };
}

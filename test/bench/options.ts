import { parseArgs } from "node:util";

export interface Options {
  readonly json: boolean;
  readonly assert: boolean;
  /** Only the jobs, consumers and bundles whose titles hold this text. */
  readonly filter: string;
  /** Measure other tools too. */
  readonly peers: boolean;
  /** Measure on a newer Node too. */
  readonly node24: boolean;
  /** Counted runs of each job. */
  readonly runs: number;
}

export const usage = `npm run bench -- [--json] [--assert] [--filter TEXT] [--peers] [--node24] [--runs NUMBER]

  --json         print one JSON object instead of tables
  --assert       exit with 1 when a budget is missed, or a process of ours fails
  --filter TEXT  only what has the text in its title, as in "Whole GitHub" or "Growth: "
  --peers        other tools too
  --node24       on Node 24 too
  --runs NUMBER  counted runs of each job, 5 without it

What is needed beyond this repository is installed under test/bench.
`;

/** @throws {TypeError} for a command line that is not understood. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: "boolean", default: false },
      assert: { type: "boolean", default: false },
      filter: { type: "string", default: "" },
      peers: { type: "boolean", default: false },
      node24: { type: "boolean", default: false },
      runs: { type: "string", default: "5" },
    },
  });
  if (!/^[1-9]\d{0,2}$/.test(values.runs)) throw new TypeError(`--runs ${values.runs} is not a number from 1 to 999`);
  return { ...values, runs: Number(values.runs) };
}

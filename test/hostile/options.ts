import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { parseCount } from "../run/parse-count.ts";

export interface Options {
  /** Of the attacks on the positions, one in so many. */
  readonly every: number;
  /** Of these, the ones whose place and payload hold this text. */
  readonly only: string;
  /** How many documents to make by chance. */
  readonly documents: number;
  /** The seed of these. */
  readonly seed: number;
  /** Of these documents and attacks, one in so many is compiled, and gets the files of openapi-typescript too. */
  readonly compileEvery: number;
  readonly workers: number;
}

export const usage = `npm run hostile -- [options]

  --every N          one attack in N; all of them without it
  --only TEXT        only the attacks that a report names with the text, as in "every Loan nothing"
  --documents N      documents made by chance; 20000 without it
  --seed N           their seed; by chance without it
  --compile-every N  compile one output in N; one in 200 without it
  --workers N        processes at once, as many as there are processors without it; what is found does not depend on it
`;

/** @throws {TypeError} for a command line that is not understood. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      every: { type: "string", default: "1" },
      only: { type: "string", default: "" },
      documents: { type: "string", default: "20000" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      "compile-every": { type: "string", default: "200" },
      workers: { type: "string", default: String(availableParallelism()) },
    },
  });
  return {
    every: parseCount("--every", values.every, 1),
    only: values.only,
    documents: parseCount("--documents", values.documents),
    seed: parseCount("--seed", values.seed),
    compileEvery: parseCount("--compile-every", values["compile-every"], 1),
    workers: parseCount("--workers", values.workers, 1),
  };
}

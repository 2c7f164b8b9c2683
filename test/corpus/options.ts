import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { parseCount } from "../run/parse-count.ts";
import { typescriptVersions, type TypescriptVersion } from "./compiler.ts";

export interface Options {
  readonly json: boolean;
  /** Only so many documents; all of them without it. */
  readonly sample: number | undefined;
  /** Only the documents whose ids hold this text. */
  readonly filter: string;
  readonly onlyGenerate: boolean;
  /** Write `schema` and `contract` for every document; for a sample without it. */
  readonly schema: boolean;
  /** The version that compiles all outputs; without it 5.9 does, and the others a sample. */
  readonly typescript: TypescriptVersion | undefined;
  /** Decides the order of the keys of the shuffled documents. */
  readonly seed: number;
  readonly workers: number;
  /** How many seconds the generations of one document may take together, before it counts as hung. */
  readonly limit: number;
}

const defaultLimit = 300;

export const usage = `npm run corpus -- [options]

  --sample N            only N documents, of every package, version, size and provider
  --filter TEXT         only the documents whose names hold the text
  --only-generate       compile nothing
  --schema              compare the types of every document with openapi-typescript's, not of a sample alone
  --typescript VERSION  compile everything with ${typescriptVersions.join(", ")}; 5.9 without it, and a sample with the others
  --shuffle SEED        the seed of the order in which the shuffled documents have their keys
  --limit SECONDS       what one document may take, ${defaultLimit} without it
  --workers N           processes at once, as many as there are processors without it
  --json                print one JSON object instead of a report
`;

/** @throws {TypeError} for a command line that is not understood. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: "boolean", default: false },
      sample: { type: "string" },
      filter: { type: "string", default: "" },
      "only-generate": { type: "boolean", default: false },
      schema: { type: "boolean", default: false },
      typescript: { type: "string" },
      shuffle: { type: "string" },
      workers: { type: "string" },
      limit: { type: "string" },
    },
  });
  return {
    json: values.json,
    sample: parseGiven("--sample", values.sample),
    filter: values.filter,
    onlyGenerate: values["only-generate"],
    schema: values.schema,
    typescript: parseVersion(values.typescript),
    seed: parseGiven("--shuffle", values.shuffle) ?? 1,
    workers: parseGiven("--workers", values.workers) ?? availableParallelism(),
    limit: parseGiven("--limit", values.limit) ?? defaultLimit,
  };
}

function parseGiven(name: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseCount(name, text, 1);
}

function parseVersion(text: string | undefined): TypescriptVersion | undefined {
  const version = typescriptVersions.find((name) => name === text);
  if (text === undefined || version !== undefined) return version;
  throw new TypeError(`--typescript ${text} is not one of ${typescriptVersions.join(", ")}`);
}

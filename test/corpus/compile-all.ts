import { batches, compile, type CompileJob, type CompileResult } from "./compile.ts";
import type { Resolution, TypescriptVersion } from "./compiler.ts";
import type { Options } from "./options.ts";
import { startProgress } from "../run/progress.ts";

/** For one program. */
const limits = { milliseconds: 600_000, memoryMb: 8192 };

/** Of generated TypeScript, in one program. */
const batchBytes = 4_000_000;

/** Compiles the outputs of documents, and those of a sample with the oldest and the newest TypeScript too. */
export async function compileAll(
  documents: readonly string[],
  sampled: ReadonlySet<string>,
  { typescript, workers }: Options,
): Promise<CompileResult[]> {
  const jobs: CompileJob[] = batches(documents, batchBytes).flatMap((batch) =>
    bothResolutions(batch, typescript ?? "5.9"),
  );
  if (typescript === undefined) {
    const some = batches(
      documents.filter((document) => sampled.has(document)),
      batchBytes,
    );
    jobs.push(...some.flatMap((batch) => [...bothResolutions(batch, "5.4"), ...bothResolutions(batch, "7")]));
  }
  const queue = jobs.values();
  const results: CompileResult[] = [];
  const show = startProgress("compiled", jobs.length);
  const work = async () => {
    for (const job of queue) {
      const found = await compile(job, limits);
      results.push(...found);
      const [first] = found.flatMap(({ errors }) => errors);
      show(
        `TypeScript ${job.typescript}, ${job.resolution}`,
        first && `${first.code} ${first.document ?? ""} ${first.place}`,
      );
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

function bothResolutions(documents: readonly string[], typescript: TypescriptVersion): CompileJob[] {
  const resolutions: readonly Resolution[] = ["nodenext", "bundler"];
  return resolutions.map((resolution) => ({ documents, typescript, resolution }));
}

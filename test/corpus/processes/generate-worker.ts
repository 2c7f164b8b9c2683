import { startSchemaPrinter, type SchemaPrinter } from "../../../generator/emit/schema/schema-printer.ts";
import { answerJobs } from "../../run/answer-jobs.ts";
import type { GenerateJob } from "../generate-job.ts";
import type { Outcome } from "../outcome.ts";
import { runGenerateJob } from "../run-generate-job.ts";

let started: SchemaPrinter | undefined;
const schemaPrinter = () => (started ??= startSchemaPrinter());

answerJobs(
  async (job: GenerateJob): Promise<Outcome> => {
    try {
      return await runGenerateJob(job, schemaPrinter);
    } catch (error) {
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { kind: "crashed", document: job.document.id, cause };
    }
  },
  () => started?.close(),
);

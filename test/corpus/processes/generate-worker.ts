import process from "node:process";
import { startSchemaPrinter, type SchemaPrinter } from "../../../generator/emit/schema/schema-printer.ts";
import type { GenerateJob } from "../generate-job.ts";
import type { Outcome } from "../outcome.ts";
import { runGenerateJob } from "../run-generate-job.ts";

/*
 * Takes jobs from its parent, one after the other. What a document may do to it, a crash or a hang, it does to this
 * process alone.
 */
let started: SchemaPrinter | undefined;
const schemaPrinter = () => (started ??= startSchemaPrinter());

process.on("message", (job: GenerateJob) => {
  runGenerateJob(job, schemaPrinter)
    .catch((error: unknown): Outcome => {
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { kind: "crashed", document: job.document.id, cause };
    })
    .then((outcome) => process.send?.(outcome))
    .catch(() => process.exit(1));
});
process.on("disconnect", () => void started?.close());

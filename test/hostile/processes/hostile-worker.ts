import { startSchemaPrinter, type SchemaPrinter } from "../../../generator/emit/schema/schema-printer.ts";
import { answerJobs } from "../../run/answer-jobs.ts";
import type { HostileJob } from "../hostile-job.ts";
import { HostileJobs } from "../run-hostile-job.ts";

let started: SchemaPrinter | undefined;
const jobs = new HostileJobs(() => (started ??= startSchemaPrinter()));

answerJobs(
  (job: HostileJob) => jobs.run(job),
  () => started?.close(),
);

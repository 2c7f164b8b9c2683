import process from "node:process";

/**
 * Answers the jobs that the parent of this process sends, one after the other: the other side of `runJobs`. What a job may do
 * to the process that runs it, a crash or a hang, it does to this one alone.
 *
 * @param run takes a job, and gives its answer.
 * @param onEnd called when there are no more.
 */
export function answerJobs(run: (job: never) => Promise<object>, onEnd: () => Promise<void> | undefined): void {
  process.on("message", (job) => {
    run(job as never)
      .then((answer) => process.send?.(answer))
      .catch((error: unknown) => {
        process.stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
        process.exit(1);
      });
  });
  process.on("disconnect", () => void onEnd());
}

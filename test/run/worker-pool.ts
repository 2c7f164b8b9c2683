import { fork, type ChildProcess } from "node:child_process";

/** What came of a job: the worker's answer, or what happened to the worker. */
export type Reply<Answer> =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "hung" }
  | { readonly kind: "died"; readonly cause: string };

export interface PoolOptions {
  /** The module that the workers run: it answers every message with one of its own. */
  readonly script: string;
  readonly workers: number;
  /** How long one job may take. */
  readonly milliseconds: number;
  /** How large a worker's heap may grow. */
  readonly memoryMb: number;
}

/**
 * Has processes of its own do the jobs, in their order. A worker that dies or takes too long is replaced, and the run goes
 * on with the next job.
 */
export async function runJobs<Job extends object, Answer>(
  jobs: readonly Job[],
  options: PoolOptions,
  onReply: (job: Job, reply: Reply<Answer>) => void,
): Promise<void> {
  const queue = jobs.values();
  const work = async () => {
    let worker: Worker | undefined;
    for (const job of queue) {
      // It may have died of what it was left with after its last answer.
      if (worker === undefined || !worker.child.connected) worker = startWorker(options);
      const reply = await ask<Answer>(worker, job, options.milliseconds);
      if (reply.kind !== "answered") {
        worker.child.kill("SIGKILL");
        worker = undefined;
      }
      onReply(job, reply);
    }
    if (worker?.child.connected) worker.child.disconnect();
  };
  await Promise.all(Array.from({ length: options.workers }, work));
}

interface Worker {
  readonly child: ChildProcess;
  /** The end of what it has written to standard error. */
  complaint: string;
}

function startWorker({ script, memoryMb }: PoolOptions): Worker {
  const execArgv = ["--import", "@oxc-node/core/register", `--max-old-space-size=${memoryMb}`];
  const child = fork(script, { execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const worker: Worker = { child, complaint: "" };
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    worker.complaint = (worker.complaint + text).slice(-2000);
  });
  return worker;
}

function ask<Answer>(worker: Worker, job: object, milliseconds: number): Promise<Reply<Answer>> {
  const { child } = worker;
  worker.complaint = "";
  return new Promise((resolve) => {
    const settle = (reply: Reply<Answer>) => {
      clearTimeout(timer);
      child.removeAllListeners("message").removeAllListeners("close").removeAllListeners("error");
      resolve(reply);
    };
    const timer = setTimeout(() => settle({ kind: "hung" }), milliseconds);
    child.once("message", (answer) => settle({ kind: "answered", answer: answer as Answer }));
    child.once("close", (code, signal) => {
      settle({ kind: "died", cause: `the worker ended with ${signal ?? String(code)}: ${worker.complaint.trim()}` });
    });
    child.once("error", ({ message }) => settle({ kind: "died", cause: message }));
    child.send(job);
  });
}

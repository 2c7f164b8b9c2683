import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { JsonObject } from "../../kernel/json.ts";
import { limits } from "../../kernel/limits.ts";
import { PrinterLimitError } from "./printer-limit-error.ts";

/** Prints openapi-typescript's module of a document. */
export interface SchemaPrinter {
  /**
   * @param root a lifted document whose references all lead to parts of itself.
   * @throws {PrinterLimitError} it takes more time, memory or stack than there is; or what openapi-typescript throws.
   */
  print(root: JsonObject): Promise<string>;
  /** Ends the worker; nothing can be printed afterwards. */
  close(): Promise<void>;
}

/** What the worker answers. */
export interface Reply {
  readonly text?: string;
  readonly error?: string;
  /** There was not enough stack. */
  readonly isTooDeep?: boolean;
}

/**
 * Starts openapi-typescript in a worker: to import it, with the TypeScript compiler that it prints with, takes longer than
 * to read and parse a document of 12 MB, and is done beside that.
 *
 * @param seconds how long a document may take.
 */
export function startSchemaPrinter(seconds: number = limits.schemaSeconds): SchemaPrinter {
  let current = startWorker();
  const ask = async (root: JsonObject): Promise<string> => {
    // A document can end a worker: it asks for more memory than there is, or for more time.
    if (current.isSpent) current = startWorker();
    const { worker, failure } = current;
    if (failure) {
      current.isSpent = true;
      throw failure;
    }
    const late = new AbortController();
    // Of an answer that came while this thread was busy, timers hear first: the time is up when it has been read.
    const timer = setTimeout(() => setImmediate(() => late.abort()), seconds * 1000);
    const answer = once(worker, "message", { signal: late.signal }).finally(() => clearTimeout(timer));
    worker.postMessage(root);
    const [{ text, error, isTooDeep }] = (await answer.catch(async (problem: unknown) => {
      current.isSpent = true;
      await worker.terminate();
      throw late.signal.aborted ? new PrinterLimitError(`It takes more than ${seconds} s`) : asLimit(problem);
    })) as [Reply];
    if (text === undefined) throw isTooDeep === true ? new PrinterLimitError("It takes more stack") : new Error(error);
    return text;
  };
  // One at a time: an answer does not say what it answers.
  let last: Promise<unknown> | undefined;
  return {
    print: (root) => {
      // A free worker is asked at once, and prints while this thread goes on: its turn may last for seconds.
      const printed = last === undefined ? ask(root) : last.then(() => ask(root));
      const settled = printed
        .catch(() => undefined)
        .finally(() => {
          if (last === settled) last = undefined;
        });
      last = settled;
      return printed;
    },
    close: async () => void (await current.worker.terminate()),
  };
}

/** @see https://nodejs.org/docs/latest-v20.x/api/errors.html#err_worker_out_of_memory */
function asLimit(problem: unknown): unknown {
  const isMemory = problem instanceof Error && "code" in problem && problem.code === "ERR_WORKER_OUT_OF_MEMORY";
  return isMemory ? new PrinterLimitError(`It takes more than ${mostMemory} MiB`) : problem;
}

interface RunningWorker {
  readonly worker: Worker;
  /** What ended it before it was asked for anything. */
  failure?: Error;
  isSpent: boolean;
}

/** In MiB: openapi-typescript recurses into what references lead to, of which 10,000 may follow one another. */
const mostStack = 32;

/** In MiB: whole documents of 12 MB take a sixth of it. */
const mostMemory = 2048;

/** In MiB: the syntax trees of what is printed at a time fit in it, and are gone before they are copied anywhere. */
const youngMemory = 192;

/** What a worker runs: beside the built program a built one, and beside the sources one that Node must first read as TypeScript. */
const { file, execArgv } = import.meta.url.endsWith(".ts")
  ? { file: "schema-worker.ts", execArgv: ["--import", import.meta.resolve("@oxc-node/core/register")] }
  : { file: "schema-worker.js", execArgv: [] };

function startWorker(): RunningWorker {
  const worker = new Worker(new URL(file, import.meta.url), {
    execArgv,
    // A document that asks for more ends the worker, which is a problem to report, and not the process.
    resourceLimits: {
      maxOldGenerationSizeMb: mostMemory,
      maxYoungGenerationSizeMb: youngMemory,
      stackSizeMb: mostStack,
    },
  });
  const running: RunningWorker = { worker, isSpent: false };
  // An error before it is asked for anything must not go unheard, nor end the process.
  worker.on("error", (error) => (running.failure = error instanceof Error ? error : new Error(String(error))));
  return running;
}

import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Prints openapi-typescript's module of a document. */
export interface SchemaPrinter {
  /**
   * @param root an OpenAPI 3.1 document whose references all lead to parts of itself.
   * @throws what openapi-typescript throws.
   */
  print(root: object): Promise<string>;
  /** Ends the worker; nothing can be printed afterwards. */
  close(): Promise<void>;
}

interface Reply {
  readonly text?: string;
  readonly error?: string;
}

/**
 * Starts openapi-typescript in a worker: to import it, with the TypeScript compiler that it prints with, takes longer than
 * to read and parse a document of 12 MB, and is done beside that.
 */
export function startSchemaPrinter(): SchemaPrinter {
  const worker = new Worker(new URL("./schema-worker.mjs", import.meta.url), { execArgv: [] });
  // An error before it is asked for anything must not go unheard, nor end the process.
  let failure: Error | undefined;
  worker.on("error", (error) => (failure = error instanceof Error ? error : new Error(String(error))));
  const ask = async (root: object): Promise<string> => {
    if (failure) throw failure;
    const answer = once(worker, "message");
    worker.postMessage(root);
    const [{ text, error }] = (await answer) as [Reply];
    if (text === undefined) throw new Error(error);
    return text;
  };
  // One at a time: an answer does not say what it answers.
  let last: Promise<unknown> = Promise.resolve();
  return {
    print: (root) => {
      const printed = last.then(() => ask(root));
      last = printed.catch(() => undefined);
      return printed;
    },
    close: async () => void (await worker.terminate()),
  };
}

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
  return {
    print: (root) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        worker.once("error", reject);
        worker.once("message", ({ text, error }: Reply) =>
          text === undefined ? reject(new Error(error)) : resolve(text),
        );
        worker.postMessage(root);
      }),
    close: async () => void (await worker.terminate()),
  };
}

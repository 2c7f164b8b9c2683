// @ts-check
// Plain JavaScript: a worker is started by the sources, by the tests and by the built program alike.
import { parentPort } from "node:worker_threads";
import openapiTS, { astToString } from "openapi-typescript";

/**
 * `emptyObjectsUnknown`: an object without properties may hold any; the default type would allow none.
 * `readWriteMarkers`: openapi-fetch takes read-only properties out of requests, and write-only ones out of responses.
 */
const options = { silent: true, emptyObjectsUnknown: true, readWriteMarkers: true };

parentPort?.on("message", async (root) => {
  try {
    parentPort?.postMessage({ text: astToString(await openapiTS(root, options)) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});

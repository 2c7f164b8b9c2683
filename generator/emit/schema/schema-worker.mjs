// @ts-check
// Plain JavaScript: a worker is started by the sources, by the tests and by the built program alike.
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";

/**
 * Required, not imported: of a package in CommonJS, `import` first parses the text once more to find its exports, and with
 * the nine megabytes of the TypeScript compiler behind openapi-typescript that takes as long as to load it.
 *
 * @type {typeof import("openapi-typescript")}
 */
const { default: openapiTS, astToString } = createRequire(import.meta.url)("openapi-typescript");

/**
 * `emptyObjectsUnknown`: an object without properties may hold any; the default type would allow none.
 * `readWriteMarkers`: openapi-fetch takes read-only properties out of requests, and write-only ones out of responses.
 * `defaultNonNullable`: a property with a default may still be left out of a request, and out of a response.
 */
const options = { silent: true, emptyObjectsUnknown: true, readWriteMarkers: true, defaultNonNullable: false };

parentPort?.on("message", async (root) => {
  try {
    parentPort?.postMessage({ text: astToString(await openapiTS(root, options)) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});

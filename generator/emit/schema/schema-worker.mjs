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
const { astToString, resolveRef, transformSchema } = createRequire(import.meta.url)("openapi-typescript");

/**
 * `emptyObjectsUnknown`: an object without properties may hold any; the default type would allow none.
 * `readWriteMarkers`: openapi-fetch takes read-only properties out of requests, and write-only ones out of responses.
 * `defaultNonNullable`: a property with a default may still be left out of a request, and out of a response.
 */
const options = { silent: true, emptyObjectsUnknown: true, readWriteMarkers: true, defaultNonNullable: false };

/**
 * The declarations that openapi-typescript puts behind the others. For each operation it makes a new list of all that there
 * are, which takes as long as the square of their number: here it finds none to copy, and the new ones are collected.
 *
 * @extends {Array<import("typescript").Node>}
 */
class Footer extends Array {
  /** Gives the interface of the operations its members. */
  finish = () => {};

  /** @param {(import("typescript").Node & { name?: { text?: string }, members?: unknown[] })[]} nodes */
  push(...nodes) {
    for (const node of nodes) if (node.name?.text === "operations" && node.members) this.#collect(node, node.members);
    return super.push(...nodes);
  }

  /**
   * @param {object} node
   * @param {unknown[]} members the list that is printed, in the form of the compiler's own
   */
  #collect(node, members) {
    const set = (/** @type {unknown[]} */ added) => void members.push(...added);
    Object.defineProperty(node, "members", { get: () => [], set, configurable: true });
    this.finish = () => Object.defineProperty(node, "members", { value: members });
  }
}

/**
 * Prints the document as it is. Its default export would first have it read, checked and bundled by Redocly, for which a
 * document whose references all lead to parts of itself has no use: that takes most of the time and of the memory, follows
 * what only looks like a reference, and cannot read names that every object has.
 *
 * @param {import("openapi-typescript").OpenAPI3} root
 */
function print(root) {
  const resolved = new Map();
  const footer = new Footer();
  const context = /** @type {import("openapi-typescript").GlobalContext} */ ({
    ...options,
    // The document has none: what they mean is in its schemas.
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: footer,
    resolve(reference) {
      if (!resolved.has(reference)) resolved.set(reference, resolveRef(root, reference, { silent: true }));
      return resolved.get(reference);
    },
  });
  const nodes = transformSchema(root, context);
  footer.finish();
  return astToString(nodes);
}

parentPort?.on("message", (root) => {
  try {
    parentPort?.postMessage({ text: print(root) });
  } catch (error) {
    const isTooDeep = error instanceof RangeError && error.message.includes("call stack");
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error), isTooDeep });
  }
});

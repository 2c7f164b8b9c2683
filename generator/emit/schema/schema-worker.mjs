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

/** How many entries are printed at a time: the syntax trees of a whole document may take a gigabyte. */
const entriesAtOnce = 50;

/** @typedef {import("openapi-typescript").OpenAPI3} Root */

/** @typedef {import("typescript").Node & { name?: { text: string }, members?: unknown }} Declaration */

/**
 * Prints the document as it is. Its default export would first have it read, checked and bundled by Redocly, for which a
 * document whose references all lead to parts of itself has no use: that takes most of the time and of the memory, follows
 * what only looks like a reference, and cannot read names that every object has.
 *
 * @param {Root} root
 */
function print(root) {
  const resolved = new Map();
  const printed = new PrintedModule();
  for (const { part, section } of partsOf(root)) {
    const context = /** @type {import("openapi-typescript").GlobalContext} */ ({
      ...options,
      // The document has none: what they mean is in its schemas.
      discriminators: { objects: {}, refsHandled: [] },
      injectFooter: [],
      resolve(reference) {
        if (!resolved.has(reference)) resolved.set(reference, resolveRef(root, reference, { silent: true }));
        return resolved.get(reference);
      },
    });
    for (const node of transformSchema(part, context)) printed.add(node, section);
  }
  return printed.text;
}

/**
 * The document in parts, of which the first has no entries, and the others those of one section each.
 *
 * @param {Root} root
 * @returns {Generator<{ part: Root, section?: string }>}
 */
function* partsOf(root) {
  const { paths = {}, webhooks = {}, components } = root;
  yield { part: { ...root, paths: {}, webhooks: {}, ...(components && { components: {} }) } };
  for (const chunk of chunksOf(paths)) yield { part: { ...head, paths: chunk } };
  for (const chunk of chunksOf(webhooks)) yield { part: { ...head, webhooks: chunk } };
  for (const [section, entries] of Object.entries(components ?? {})) {
    for (const chunk of chunksOf(entries)) yield { part: { ...head, components: { [section]: chunk } }, section };
  }
}

/** What TypeScript wants of every document; nothing is printed of it. */
const head = { openapi: "3.1.0", info: { title: "", version: "" } };

/**
 * @template {object} T
 * @param {T} entries
 * @returns {Generator<T>}
 */
function* chunksOf(entries) {
  const all = Object.entries(entries);
  for (let start = 0; start < all.length; start += entriesAtOnce) {
    yield /** @type {T} */ (Object.fromEntries(all.slice(start, start + entriesAtOnce)));
  }
}

/** The declarations of all parts, each once, with the members that it has in any of them. */
class PrintedModule {
  /** The names of all that is declared, in its order. @type {Set<string>} */
  #names = new Set();
  /** What has no members in the first part that has it. @type {Map<string, string>} */
  #plain = new Map();
  /** @type {Map<string, string[]>} */
  #members = new Map();
  /** The members of the sections of `components`. @type {Map<string, string[]>} */
  #sections = new Map();

  /**
   * @param {Declaration} node
   * @param {string | undefined} section the one of `components` that has entries.
   */
  add(node, section) {
    const name = node.name?.text ?? "";
    if (node.members === undefined) {
      if (!this.#plain.has(name)) this.#plain.set(name, astToString(node));
      // Where there are none, it is declared behind all others.
      if (name !== "operations") this.#names.add(name);
      return;
    }
    this.#names.add(name);
    const body = within(astToString(node), "}");
    if (name !== "components") listIn(this.#members, name).push(body);
    else if (section === undefined) this.#members.set(name, [body]);
    else if (body.includes("{\n")) listIn(this.#sections, section).push(within(body, "    };\n"));
  }

  get text() {
    return [...this.#names.add("operations")].map((name) => this.#textOf(name)).join("");
  }

  /** @param {string} name */
  #textOf(name) {
    const members = this.#members.get(name);
    if (members === undefined) return this.#plain.get(name) ?? "";
    if (name !== "components") return `export interface ${name} {\n${members.join("")}}\n`;
    const lines = members.join("").replace(/^ {4}(\w+): never;$/gm, (line, section) => {
      const entries = this.#sections.get(section);
      return entries === undefined ? line : `    ${section}: {\n${entries.join("")}    };`;
    });
    return `export interface ${name} {\n${lines}}\n`;
  }
}

/**
 * What stands between the first opening brace and the last closing one.
 *
 * @param {string} text
 * @param {string} end
 */
function within(text, end) {
  return text.slice(text.indexOf("{\n") + 2, text.lastIndexOf(end));
}

/**
 * @param {Map<string, string[]>} lists
 * @param {string} name
 */
function listIn(lists, name) {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

parentPort?.on("message", (root) => {
  try {
    parentPort?.postMessage({ text: print(root) });
  } catch (error) {
    const isTooDeep = error instanceof RangeError && error.message.includes("call stack");
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error), isTooDeep });
  }
});

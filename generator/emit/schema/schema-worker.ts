import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import type * as OpenapiTypescript from "openapi-typescript";
import type ts from "typescript";
import type { JsonObject } from "../../kernel/json.ts";
import { printableDocument } from "./printable-document.ts";
import type { Reply } from "./schema-printer.ts";

/**
 * Required, not imported: of a package in CommonJS, `import` first parses the text once more to find its exports, and with
 * the nine megabytes of the TypeScript compiler behind openapi-typescript that takes as long as to load it.
 */
const openapiTypescript: typeof OpenapiTypescript = createRequire(import.meta.url)("openapi-typescript");
const { astToString, resolveRef, transformSchema } = openapiTypescript;

type GlobalContext = OpenapiTypescript.GlobalContext;
type OpenAPI3 = OpenapiTypescript.OpenAPI3;

/**
 * `emptyObjectsUnknown`: an object without properties may hold any; the default type would allow none.
 * `readWriteMarkers`: openapi-fetch takes read-only properties out of requests, and write-only ones out of responses.
 * `defaultNonNullable`: a property with a default may still be left out of a request, and out of a response.
 */
const options = { silent: true, emptyObjectsUnknown: true, readWriteMarkers: true, defaultNonNullable: false };

/** How many entries are printed at a time: the syntax trees of a whole document may take a gigabyte. */
const entriesAtOnce = 50;

type Declaration = ts.Node & { readonly name?: { readonly text: string }; readonly members?: unknown };

/**
 * Prints the document as it is. Its default export would first have it read, checked and bundled by Redocly, for which a
 * document whose references all lead to parts of itself has no use: that takes most of the time and of the memory, follows
 * what only looks like a reference, and cannot read names that every object has.
 */
function print(root: OpenAPI3): string {
  const resolved = new Map<string, unknown>();
  const resolve: GlobalContext["resolve"] = (reference) => {
    if (!resolved.has(reference)) resolved.set(reference, resolveRef(root, reference, { silent: true }));
    // Who asks knows what kind of part it is.
    return resolved.get(reference) as never;
  };
  const printed = new PrintedModule();
  for (const { part, section } of partsOf(root)) {
    const context: Partial<GlobalContext> = {
      ...options,
      // The document has none: what they mean is in its schemas.
      discriminators: { objects: {}, refsHandled: [] },
      injectFooter: [],
      resolve,
    };
    for (const node of transformSchema(part, context as GlobalContext)) printed.add(node, section);
  }
  return printed.text;
}

interface Part {
  readonly part: OpenAPI3;
  /** The one of `components` that has entries. */
  readonly section?: string;
}

/** The document in parts, of which the first has no entries, and the others those of one section each. */
function* partsOf(root: OpenAPI3): Generator<Part> {
  const { paths = {}, webhooks = {}, components } = root;
  yield { part: { ...root, paths: {}, webhooks: {}, ...(components && { components: {} }) } };
  for (const chunk of chunksOf(paths)) yield { part: { ...head, paths: chunk } };
  for (const chunk of chunksOf(webhooks)) yield { part: { ...head, webhooks: chunk } };
  for (const [section, entries] of Object.entries(components ?? {})) {
    for (const chunk of chunksOf(entries as object)) {
      yield { part: { ...head, components: { [section]: chunk } }, section };
    }
  }
}

/** What TypeScript wants of every document; nothing is printed of it. */
const head = { openapi: "3.1.0", info: { title: "", version: "" } };

function* chunksOf<T extends object>(entries: T): Generator<T> {
  const all = Object.entries(entries);
  for (let start = 0; start < all.length; start += entriesAtOnce) {
    yield Object.fromEntries(all.slice(start, start + entriesAtOnce)) as T;
  }
}

/** The declarations of all parts, each once, with the members that it has in any of them. */
class PrintedModule {
  /** The names of all that is declared, in its order. */
  readonly #names = new Set<string>();
  /** What has no members in the first part that has it. */
  readonly #plain = new Map<string, string>();
  readonly #members = new Map<string, string[]>();
  /** The members of the sections of `components`. */
  readonly #sections = new Map<string, string[]>();

  add(node: Declaration, section: string | undefined): void {
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

  get text(): string {
    return [...this.#names.add("operations")].map((name) => this.#textOf(name)).join("");
  }

  #textOf(name: string): string {
    const members = this.#members.get(name);
    if (members === undefined) return this.#plain.get(name) ?? "";
    if (name !== "components") return `export interface ${name} {\n${members.join("")}}\n`;
    const lines = members.join("").replace(/^ {4}(\w+): never;$/gm, (line, section: string) => {
      const entries = this.#sections.get(section);
      return entries === undefined ? line : `    ${section}: {\n${entries.join("")}    };`;
    });
    return `export interface ${name} {\n${lines}}\n`;
  }
}

/** What stands between the first opening brace and the last closing one. */
function within(text: string, end: string): string {
  return text.slice(text.indexOf("{\n") + 2, text.lastIndexOf(end));
}

function listIn(lists: Map<string, string[]>, name: string): string[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

function answer(root: JsonObject): Reply {
  try {
    return { text: print(printableDocument(root) as unknown as OpenAPI3) };
  } catch (error) {
    const isTooDeep = error instanceof RangeError && error.message.includes("call stack");
    return { error: error instanceof Error ? error.message : String(error), isTooDeep };
  }
}

parentPort?.on("message", (root: JsonObject) => parentPort?.postMessage(answer(root)));

import {
  type Alias,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type Document as YamlDocument,
} from "yaml";
import type { Json } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import type { Parsed, SyntaxProblem } from "./parsed.ts";

/** How often the nodes behind an anchor may stand in the document: a document of this size is not an attack. */
const maxAliasCount = 1000;

const tooDeep = "The document is nested too deeply";

/**
 * Parses YAML to the values that JSON has. An alias gives the same object again, not a copy.
 *
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function parseYaml(text: string): Parsed {
  try {
    const document = parseYamlDocument(text);
    if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return onlyProblem(tooDeep);
    const problems = document.errors.length > 0 ? document.errors.map(syntaxProblem) : adjust(document);
    if (problems.length > 0) return { kind: "problems", problems };
    const value: Json = document.toJS({ maxAliasCount });
    return { kind: "value", value };
  } catch (error) {
    if (error instanceof RangeError) return onlyProblem(tooDeep);
    if (error instanceof ReferenceError) return onlyProblem(error.message);
    throw error;
  }
}

/** The nodes of a text, with their places in it. Of the values, only those of the core schema: a date is a string. */
export function parseYamlDocument(text: string): YamlDocument.Parsed {
  return parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: true,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
  });
}

function onlyProblem(message: string): Parsed {
  return { kind: "problems", problems: [{ message }] };
}

function syntaxProblem(error: { readonly code: string; readonly message: string; readonly pos: [number, number] }) {
  const message = error.code === "MULTIPLE_DOCS" ? "The file holds more than one document" : error.message;
  return { message, offset: error.pos[0] };
}

/** Makes the keys the text that they are in the file, and finds what JSON cannot hold. */
function adjust(document: YamlDocument.Parsed): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const anchors = new Map<string, Node>();
  const anchor = (node: Node & { readonly anchor?: string }) => {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
  };
  visit(document, {
    Collection: (_, node) => anchor(node),
    Pair: (_, pair, path) => {
      const problem = adjustKey(pair, path);
      if (problem !== undefined) problems.push(problem);
    },
    Scalar: (key, node, path) => {
      anchor(node);
      if (typeof node.value !== "number" || Number.isFinite(node.value) || key === "key") return;
      const pointer = pointerOf([...path, node]);
      problems.push({ message: `JSON has no number ${node.source ?? node.value}`, ...offsetOf(node), pointer });
    },
    Alias: (_, node) => {
      if (isInside(node, anchors.get(node.source))) {
        problems.push({ message: `*${node.source} leads to a value that holds it`, ...offsetOf(node) });
      }
    },
  });
  return problems;
}

/** A key that YAML takes for a number, a boolean or null is a string here: `3.10` must not become `3.1`. */
function adjustKey(pair: Pair, path: Parameters<typeof pointerOf>[0]): SyntaxProblem | undefined {
  const { key } = pair;
  if (isScalar(key)) {
    if (typeof key.value !== "string" && typeof key.value !== "symbol") key.value = key.source ?? String(key.value);
    return undefined;
  }
  const offset = isNode(key) ? offsetOf(key) : {};
  return { message: "The key of a mapping must be a string", ...offset, pointer: pointerOf(path) };
}

/** An alias can name only an anchor before it, so it makes a circle only where it is inside of what it names. */
function isInside(alias: Alias, node: Node | undefined): boolean {
  const [at] = alias.range ?? [];
  const [start, , end] = node?.range ?? [];
  return at !== undefined && start !== undefined && end !== undefined && start <= at && at < end;
}

function offsetOf(node: Node): { readonly offset?: number } {
  return node.range ? { offset: node.range[0] } : {};
}

function pointerOf(path: readonly (YamlDocument | Node | Pair)[]): JsonPointer {
  return path.reduce<JsonPointer>((pointer, node, index) => {
    const parent = path[index - 1];
    if (isPair(node)) return appendPointer(pointer, isScalar(node.key) ? String(node.key.value) : "");
    if (!isSeq(parent)) return pointer;
    return appendPointer(pointer, parent.items.indexOf(node));
  }, "");
}

import { type Alias, isScalar, type LineCounter, parseDocument, type Document as YamlDocument } from "yaml";
import type { Json } from "../../kernel/json.ts";
import { limits } from "../../kernel/limits.ts";
import { expandedSize } from "../expanded-size.ts";
import { type IndentedText, indentQuoted } from "./indent-quoted.ts";
import type { Parsed, SyntaxProblem } from "./parsed.ts";
import { conversionCost } from "./yaml-cost.ts";
import { type AliasTarget, YamlProblems } from "./yaml-problems.ts";

/** What a parser finds after the first faults is mostly what they have led to: one bracket makes hundreds. */
const mostErrors = 5;

const tooDeep = "The document is nested too deeply";

const tooMany = `The aliases stand for more than ${limits.yamlValues / 1e6} million values`;

/**
 * Parses YAML to the values that JSON has. An alias gives the same object again, not a copy.
 *
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function parseYaml(text: string): Parsed {
  try {
    const { document, indented } = readYaml(text);
    const inText = (found: readonly SyntaxProblem[]) =>
      indented === undefined ? found : found.map(originIn(indented));
    if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return onlyProblem(tooDeep);
    const errors = document.errors.slice(0, mostErrors);
    if (errors.length > 0) return { kind: "problems", problems: inText(errors.map(syntaxProblem)) };
    const { problems, targets } = new YamlProblems(document);
    if (problems.length > 0) return { kind: "problems", problems: inText(problems) };
    if (targets.size > 0 && conversionCost(document.contents, targets) > limits.yamlValues) return onlyProblem(tooMany);
    for (const [alias, target] of targets) hasten(alias, target);
    keepVersions(document);
    // Aliases give the same objects again: it is what comes after that would take too long.
    const value: Json = document.toJS({ maxAliasCount: -1 });
    if (targets.size > 0 && expandedSize(value) > limits.yamlValues) return onlyProblem(tooMany);
    return { kind: "value", value, ...(indented && { warnings: indented.scalars.map(indentationProblem) }) };
  } catch (error) {
    if (error instanceof RangeError) return onlyProblem(tooDeep);
    throw error;
  }
}

/** The nodes of a text, and how places in them become places in the text. */
export interface YamlReading {
  readonly document: YamlDocument.Parsed;
  /** The text that they are of, where it is not the one that was given. */
  readonly indented: IndentedText | undefined;
}

/** @param lineCounter is told the lines of the text that is given. */
export function readYaml(text: string, lineCounter?: LineCounter): YamlReading {
  const document = parseYamlDocument(text, lineCounter);
  const isUnclosed = document.errors.some(({ code }) => code === "MISSING_CHAR");
  const indented = isUnclosed ? indentQuoted(text) : undefined;
  const mended = indented === undefined ? undefined : parseYamlDocument(indented.text);
  // Where the mended text has faults, what is wrong is the quotes, not how far in they are.
  return mended?.errors.length === 0 ? { document: mended, indented } : { document, indented: undefined };
}

/** Of the values, only those of the core schema: a date is a string. */
function parseYamlDocument(text: string, lineCounter?: LineCounter): YamlDocument.Parsed {
  return parseDocument(withoutEmptyEnd(text), {
    version: "1.2",
    schema: "core",
    merge: true,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
    // To look for each key among all before it takes the square of their number: `YamlProblems` does it faster.
    uniqueKeys: false,
    ...(lineCounter === undefined ? {} : { lineCounter }),
  });
}

/** An alias looks for its anchor among all that come before it, which takes long where there are many. */
function hasten(alias: Alias, target: AliasTarget): void {
  const search = alias.resolve.bind(alias);
  alias.resolve = (document, context) =>
    context?.anchors.get(target)?.res === undefined ? search(document, context) : target;
}

/** A separator at the end begins a second document, which is empty: it means nothing. */
function withoutEmptyEnd(text: string): string {
  const end = text.trimEnd();
  return end.endsWith("\n---") ? end.slice(0, -"---".length) : text;
}

/** A version is often written without quotes: `1.10` must not become `1.1`, nor `2.0` become `2`. */
function keepVersions(document: YamlDocument.Parsed): void {
  for (const path of [["openapi"], ["swagger"], ["info", "version"]]) {
    const node = document.getIn(path, true);
    if (isScalar(node) && typeof node.value === "number") node.value = node.source ?? String(node.value);
  }
}

/** The problem with its place in the text that was given. */
function originIn(indented: IndentedText): (problem: SyntaxProblem) => SyntaxProblem {
  return (problem) =>
    problem.offset === undefined ? problem : { ...problem, offset: indented.originOf(problem.offset) };
}

function indentationProblem(offset: number): SyntaxProblem {
  const message = "A line of this quoted text is not further in than what it belongs to, as YAML wants it to be";
  return { message, offset };
}

function onlyProblem(message: string): Parsed {
  return { kind: "problems", problems: [{ message }] };
}

/** What people mostly have done where the parser only says what it cannot read. */
const advice: ReadonlyMap<string, string> = new Map([
  ["BLOCK_AS_IMPLICIT_KEY", "Put quotes around a text with a colon and a space in it."],
  ["TAB_AS_INDENT", "Indent with spaces."],
]);

function syntaxProblem(error: { readonly code: string; readonly message: string; readonly pos: [number, number] }) {
  const message = error.code === "MULTIPLE_DOCS" ? "The file holds more than one document" : error.message;
  const help = advice.get(error.code);
  return { message, ...(help !== undefined && { help }), offset: error.pos[0] };
}

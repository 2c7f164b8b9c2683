import { type Alias, isScalar, type LineCounter, parseDocument, type Document as YamlDocument } from "yaml";
import type { Json } from "../kernel/json.ts";
import { expandedSize } from "./expanded-size.ts";
import type { Parsed } from "./parsed.ts";
import { conversionCost } from "./yaml-cost.ts";
import { type AliasTarget, YamlProblems } from "./yaml-problems.ts";

/** How many values a document may have once its aliases are what they stand for: more is no document, but an attack. */
const maxValues = 5_000_000;

const tooDeep = "The document is nested too deeply";

const tooMany = `The aliases stand for more than ${maxValues / 1e6} million values`;

/**
 * Parses YAML to the values that JSON has. An alias gives the same object again, not a copy.
 *
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function parseYaml(text: string): Parsed {
  try {
    const document = parseYamlDocument(text);
    if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return onlyProblem(tooDeep);
    if (document.errors.length > 0) return { kind: "problems", problems: document.errors.map(syntaxProblem) };
    const { problems, targets } = new YamlProblems(document);
    if (problems.length > 0) return { kind: "problems", problems };
    if (targets.size > 0 && conversionCost(document.contents, targets) > maxValues) return onlyProblem(tooMany);
    for (const [alias, target] of targets) hasten(alias, target);
    keepVersions(document);
    // Aliases give the same objects again: it is what comes after that would take too long.
    const value: Json = document.toJS({ maxAliasCount: -1 });
    if (targets.size > 0 && expandedSize(value) > maxValues) return onlyProblem(tooMany);
    return { kind: "value", value };
  } catch (error) {
    if (error instanceof RangeError) return onlyProblem(tooDeep);
    throw error;
  }
}

/** The nodes of a text, with their places in it. Of the values, only those of the core schema: a date is a string. */
export function parseYamlDocument(text: string, lineCounter?: LineCounter): YamlDocument.Parsed {
  return parseDocument(withoutEmptyEnd(text), {
    version: "1.2",
    schema: "core",
    merge: true,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
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

function onlyProblem(message: string): Parsed {
  return { kind: "problems", problems: [{ message }] };
}

function syntaxProblem(error: { readonly code: string; readonly message: string; readonly pos: [number, number] }) {
  const message = error.code === "MULTIPLE_DOCS" ? "The file holds more than one document" : error.message;
  return { message, offset: error.pos[0] };
}

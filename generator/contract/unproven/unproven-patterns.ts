import {
  isJsonArray,
  isJsonObject,
  objectMember,
  stringMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import { unicodePattern } from "../../kernel/pattern/unicode-pattern.ts";
import { valueAt } from "../../select/value-at.ts";
import type { ContentDescription, OperationDescription } from "../document/operation-description.ts";
import { resolveReference } from "../document/resolve-reference.ts";

/** Data, in which nothing is a schema. */
const data: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples"]);

/** The patterns in the schemas of an operation that are no regular expressions, each once: nothing is held against them. */
export function unreadablePatterns(
  document: JsonObject,
  { parameters, body, responses }: Pick<OperationDescription, "parameters" | "body" | "responses">,
): readonly string[] {
  const contents: readonly ContentDescription[] = [
    ...(body?.content ?? []),
    ...responses.flatMap(({ content }) => content),
  ];
  const places = [...parameters, ...contents].flatMap(({ schema }) => schema ?? []);
  const found = new Set<string>();
  const seen = new Set<Json>();
  const pending = places.map((place) => valueAt(document, place));
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isJsonArray(value)) pending.push(...value);
    if (!isJsonObject(value)) continue;
    for (const pattern of patternsOf(value)) if (unicodePattern(pattern) === undefined) found.add(pattern);
    const target = resolveReference(document, value, "")?.value;
    if (target !== undefined) pending.push(target);
    for (const [key, part] of Object.entries(value)) if (!data.has(key)) pending.push(part);
  }
  return [...found].toSorted();
}

function patternsOf(schema: JsonObject): readonly string[] {
  const pattern = stringMember(schema, "pattern");
  return [...(pattern === undefined ? [] : [pattern]), ...Object.keys(objectMember(schema, "patternProperties") ?? {})];
}

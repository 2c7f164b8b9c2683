import { isJsonArray, isJsonObject, member, type Json } from "../kernel/json.ts";
import type { Docs } from "./schema/schema.ts";

/** What is said where nothing is said: of most schemas, which share it. */
export const noDocs: Docs = {};

/** The keywords that only tell something about a schema. */
export const annotations: ReadonlySet<string> = new Set([
  "summary",
  "title",
  "description",
  "deprecated",
  "default",
  "example",
  "examples",
]);

/**
 * The annotations of a schema, parameter, operation or response. What has the wrong type is left out: a wrong
 * annotation harms nobody.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-9
 */
export function readDocs(source: Json | undefined): Docs {
  if (!isJsonObject(source)) return noDocs;
  let docs: { -readonly [Name in keyof Docs]: Docs[Name] } | undefined;
  // One pass over what is there: most objects have fewer members than there are annotations to look for.
  for (const name in source) {
    if (!annotations.has(name)) continue;
    docs ??= {};
    const value = source[name];
    switch (name) {
      case "summary":
        if (typeof value === "string" && value !== "") docs.summary = value;
        break;
      case "title":
        if (typeof value === "string" && value !== "") docs.summary ??= value;
        break;
      case "description":
        if (typeof value === "string" && value !== "") docs.description = value;
        break;
      case "deprecated":
        if (value === true) docs.deprecated = true;
        break;
      case "default":
        if (value !== undefined) docs.default = value;
        break;
      case "example":
        if (value !== undefined) docs.examples = [value];
        break;
      case "examples": {
        const examples = member(source, "example") === undefined ? readExamples(value) : [];
        if (examples.length > 0) docs.examples = examples;
        break;
      }
    }
  }
  return docs ?? noDocs;
}

function readExamples(examples: Json | undefined): readonly Json[] {
  if (isJsonArray(examples)) return examples;
  return Object.values(isJsonObject(examples) ? examples : {}).flatMap((named) => {
    const value = member(named, "value");
    return value === undefined ? [] : [value];
  });
}

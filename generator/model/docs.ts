import { arrayMember, isJsonArray, member, objectMember, stringMember, type Json } from "../kernel/json.ts";
import type { Docs } from "./schema.ts";

/**
 * The annotations of a schema, parameter, operation or response. What has the wrong type is left out: a wrong
 * annotation harms nobody.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-9
 */
export function readDocs(source: Json | undefined): Docs {
  const summary = stringMember(source, "summary") ?? stringMember(source, "title");
  const description = stringMember(source, "description");
  const examples = readExamples(source);
  const fallback = member(source, "default");
  const docs: { -readonly [Name in keyof Docs]: Docs[Name] } = {};
  if (summary) docs.summary = summary;
  if (description) docs.description = description;
  if (member(source, "deprecated") === true) docs.deprecated = true;
  if (fallback !== undefined) docs.default = fallback;
  if (examples.length > 0) docs.examples = examples;
  return docs;
}

function readExamples(source: Json | undefined): readonly Json[] {
  const example = member(source, "example");
  if (example !== undefined) return [example];
  const examples = member(source, "examples");
  if (isJsonArray(examples)) return arrayMember(source, "examples") ?? [];
  return Object.values(objectMember(source, "examples") ?? {}).flatMap((named) => {
    const value = member(named, "value");
    return value === undefined ? [] : [value];
  });
}

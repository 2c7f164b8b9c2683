import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, isJsonObject, member, objectMember, stringMember } from "../../kernel/json.ts";
import { sentPath } from "../judge/match-path.ts";
import { pathNames } from "../document/path-names.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Place } from "../document/rewrite-document.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism matches no path that has a name of other than letters, digits, `_` and `-` in it, like `{.format}`: there each name
 * gets another. What else needs to be encoded it finds encoded alone. Of a path parameter that the path has no place for it would find no value.
 */
export const plainPathNames: Rule = { name: "plain-path-names", rewriting: { paths: withPlainNames } };

function withPlainNames(paths: JsonObject, { document }: Place): JsonObject {
  const entries = Object.entries(paths).map(([path, given], index): [string, Json] => {
    const names = plainNames(path, index);
    const item = resolveReference(document, given, "")?.value;
    return item === undefined ? [path, given] : [withNames(path, names), withParameters(item, names, document)];
  });
  return Object.fromEntries(entries);
}

/** A path of a document as Prism has it. */
export function plainPath(document: JsonObject, path: string): string {
  const index = Object.keys(objectMember(document, "paths") ?? {}).indexOf(path);
  return withNames(path, plainNames(path, index));
}

function plainNames(path: string, index: number): ReadonlyMap<string, string> {
  const names = pathNames(path);
  const isPlain = names.every((name) => /^[\w-]+$/.test(name));
  return new Map(names.map((name, number) => [name, isPlain ? name : `p${index}-${number}`]));
}

function withNames(path: string, names: ReadonlyMap<string, string>): string {
  return sentPath(path).replace(/\{([^{}]*)\}/g, (_, name: string) => `{${names.get(name)}}`);
}

/** A Path Item Object whose own parameters, and those of its operations, have the names of the path. */
function withParameters(item: JsonObject, names: ReadonlyMap<string, string>, document: JsonObject): JsonObject {
  const rename = (holder: JsonObject): JsonObject => {
    const parameters = arrayMember(holder, "parameters");
    if (parameters === undefined) return holder;
    return { ...holder, parameters: parameters.flatMap((parameter) => renamed(parameter, names, document)) };
  };
  const members = Object.entries(rename(item)).map(([key, value]) => [
    key,
    isJsonObject(value) ? rename(value) : value,
  ]);
  return Object.fromEntries(members) as JsonObject;
}

function renamed(parameter: Json, names: ReadonlyMap<string, string>, document: JsonObject): readonly Json[] {
  const resolved = resolveReference(document, parameter, "")?.value;
  if (resolved === undefined || member(resolved, "in") !== "path") return [parameter];
  const given = stringMember(resolved, "name") ?? "";
  const name = names.get(given);
  if (name === undefined) return [];
  return [name === given ? parameter : { ...resolved, name }];
}

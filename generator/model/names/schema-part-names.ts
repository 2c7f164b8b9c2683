import { pascalCase } from "./words.ts";

/** The keywords after which a pointer has a name that somebody chose. */
const namingKeywords = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "headers",
  "parameters",
]);

/** What the parts are called that only a number tells apart. */
const numberedKeywords = new Map([
  ["allOf", "Part"],
  ["oneOf", "Option"],
  ["anyOf", "Option"],
  ["prefixItems", "Item"],
]);

/** What the parts are called of which there is one. */
const onlyKeywords = new Map([
  ["schema", ""],
  ["items", "Item"],
  ["additionalProperties", "Value"],
]);

/** What a part of a schema adds to the schema's name: `/properties/owner/items` is `OwnerItem`. */
export function partName(tokens: readonly string[]): string {
  let name = "";
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? "";
    const next = tokens[index + 1];
    const numbered = numberedKeywords.get(token);
    if (next !== undefined && (namingKeywords.has(token) || numbered !== undefined)) {
      name += numbered === undefined ? pascalCase(next) : `${numbered}${Number(next) + 1}`;
      index += 1;
    } else {
      name += onlyKeywords.get(token) ?? pascalCase(token);
    }
  }
  return name;
}

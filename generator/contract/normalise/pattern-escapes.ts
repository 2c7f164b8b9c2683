import type { JsonObject } from "../../kernel/json.ts";
import { objectMember, stringMember } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/**
 * Ajv compiles patterns as Unicode ones, which forbid an escape that means nothing, like `\_` or `\@`: it is taken
 * away. Any other faulty pattern stays, and fails the suite.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-6.4
 */
export const patternEscapes: Rule = { name: "pattern-escapes", rewriting: { schema: withUnicodePatterns } };

function withUnicodePatterns(schema: JsonObject): JsonObject {
  const pattern = stringMember(schema, "pattern");
  const properties = objectMember(schema, "patternProperties");
  return {
    ...schema,
    ...(pattern === undefined ? {} : { pattern: unicodePattern(pattern) }),
    ...(properties === undefined
      ? {}
      : {
          patternProperties: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => [unicodePattern(key), value]),
          ),
        }),
  };
}

function unicodePattern(pattern: string): string {
  if (compiles(pattern, "u") || !compiles(pattern, "")) return pattern;
  const mended = withoutIdleEscapes(pattern);
  return compiles(mended, "u") ? mended : pattern;
}

function withoutIdleEscapes(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\[^]|[[\]]/g, (token) => {
    if (token === "[" || token === "]") inClass = token === "[";
    const escaped = token[1];
    if (escaped === undefined || /[A-Za-z0-9^$\\.*+?()[\]{}|/]/.test(escaped)) return token;
    return escaped === "-" && inClass ? token : escaped;
  });
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).source !== "";
  } catch {
    return false;
  }
}

import type { JsonObject } from "../../kernel/json.ts";
import { objectMember, stringMember } from "../../kernel/json.ts";
import { unicodePattern } from "../../kernel/pattern/unicode-pattern.ts";
import type { Rule } from "./rule.ts";

/**
 * Ajv compiles patterns as Unicode ones, which forbid an escape that means nothing, like `\_` or `\@`, and signs that stand for
 * themselves: they are written as these take them.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-6.4
 */
export const patternEscapes: Rule = { name: "pattern-escapes", rewriting: { schema: withUnicodePatterns } };

function withUnicodePatterns(schema: JsonObject): JsonObject {
  const pattern = stringMember(schema, "pattern");
  const properties = objectMember(schema, "patternProperties");
  return {
    ...schema,
    ...(pattern === undefined ? {} : { pattern: unicodePattern(pattern) ?? pattern }),
    ...(properties === undefined
      ? {}
      : {
          patternProperties: Object.fromEntries(
            Object.entries(properties).map(([key, value]) => [unicodePattern(key) ?? key, value]),
          ),
        }),
  };
}

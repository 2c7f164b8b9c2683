import { boundedTest } from "./bounded-test.ts";
import type { SchemaOf } from "../model/schema.ts";

/** A string of each format that has a form of its own. @see https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3 */
const byFormat: ReadonlyMap<string, string> = new Map([
  ["date-time", "2024-01-02T03:04:05Z"],
  ["date", "2024-01-02"],
  ["time", "03:04:05Z"],
  ["duration", "P1D"],
  ["email", "user@example.com"],
  ["idn-email", "user@example.com"],
  ["hostname", "example.com"],
  ["idn-hostname", "example.com"],
  ["ipv4", "192.0.2.1"],
  ["ipv6", "2001:db8::1"],
  ["uri", "https://example.com/"],
  ["url", "https://example.com/"],
  ["uri-reference", "/path"],
  ["iri", "https://example.com/"],
  ["iri-reference", "/path"],
  ["uri-template", "/path/{id}"],
  ["uuid", "123e4567-e89b-42d3-a456-426614174000"],
  ["json-pointer", "/path"],
  ["relative-json-pointer", "0"],
  ["regex", "^a+$"],
  ["byte", "dGV4dA=="],
]);

/** Strings that satisfy the patterns which documents use most: an id in hexadecimal, a slug, a number. */
const common = [
  "text",
  "a",
  "1",
  "1a",
  "A",
  "a-b",
  "0a1b2c3d",
  "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  "example.com",
  "1.2.3",
  "/a",
  "#0a1b2c",
];

/** Patterns longer than this are not tried: what they cost is not known. */
const longestPattern = 200;

/** A string that the schema allows; `undefined` where none of the known ones satisfies its pattern. */
export function sampleString(schema: SchemaOf<"string">): string | undefined {
  const { format, pattern, minLength = 0, maxLength = Infinity } = schema;
  const fixed = format === undefined ? undefined : byFormat.get(format);
  const candidates =
    fixed === undefined ? common.flatMap((text) => [text, stretch(text, minLength, maxLength)]) : [fixed];
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
  const matches = readPattern(pattern);
  return candidates.find((text) => fits(text) && matches(text));
}

/** In characters: a longer sample helps nobody. */
const longestSample = 10_000;

/** The text, repeated or cut so that it has an allowed length. */
function stretch(text: string, minLength: number, maxLength: number): string {
  if (minLength > longestSample) return text;
  return text
    .repeat(Math.max(1, Math.ceil(minLength / text.length)))
    .slice(0, Math.max(minLength, Math.min(text.length, maxLength)));
}

function readPattern(pattern: string | undefined): (text: string) => boolean {
  if (pattern === undefined) return () => true;
  if (pattern.length > longestPattern) return () => false;
  try {
    const expression = new RegExp(pattern, "u");
    return (text) => boundedTest(expression, text);
  } catch {
    return () => false;
  }
}

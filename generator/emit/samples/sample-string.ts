import { createRequire } from "node:module";
import type * as AjvFormats from "ajv-formats/dist/formats.js";
import { matchPattern } from "../../kernel/pattern/match-pattern.ts";
import { samplePattern } from "../../kernel/pattern/sample-pattern.ts";
import { unicodePattern } from "../../kernel/pattern/unicode-pattern.ts";
import type { StepBudget } from "../../kernel/pattern/step-budget.ts";
import type { SchemaOf } from "../../model/schema/schema.ts";
import type { TypeContext } from "../print/print-type.ts";

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

/** The steps for all patterns of an API: at more than a few hundred that take long, the document is made to. */
const mostStepsOfAll = 20_000_000;

const budgets = new WeakMap<TypeContext["named"], StepBudget>();

function budgetOf({ named }: TypeContext): StepBudget {
  const budget = budgets.get(named) ?? { left: mostStepsOfAll };
  budgets.set(named, budget);
  return budget;
}

/** The most steps of all tries of a schema: no pattern that people write takes a tenth of them. */
const mostSteps = 50_000;

const made = new WeakMap<SchemaOf<"string">, { readonly text: string | undefined }>();

/** A string that the schema allows; `undefined` where none of the known ones satisfies its pattern. */
export function sampleString(schema: SchemaOf<"string">, context: TypeContext): string | undefined {
  const known = made.get(schema) ?? { text: findString(schema, budgetOf(context)) };
  made.set(schema, known);
  return known.text;
}

/** Whether the text has the pattern and the format that the schema asks for, as far as these are known. */
export function isOfForm({ format, pattern }: SchemaOf<"string">, text: string, context: TypeContext): boolean {
  if (text.length > longestSample) return false;
  const readable = pattern === undefined ? undefined : unicodePattern(pattern);
  if (readable !== undefined) {
    const budget = budgetOf(context);
    const steps = { left: Math.min(mostSteps, budget.left) };
    const given = steps.left;
    const isMatch = matchPattern(readable, text, steps) === true;
    budget.left -= given - steps.left;
    if (!isMatch) return false;
  }
  return format === undefined || hasFormat(text, format);
}

const require = createRequire(import.meta.url);

let formats: ReadonlyMap<string, unknown> | undefined;

/** What the contract suite's judge knows of formats. It is loaded when it is asked for: most runs have no example to look at. */
function knownFormats(): ReadonlyMap<string, unknown> {
  const { fullFormats } = require("ajv-formats/dist/formats.js") as typeof AjvFormats;
  return new Map(Object.entries(fullFormats));
}

function hasFormat(text: string, name: string): boolean {
  formats ??= knownFormats();
  const format = formats.get(name);
  // Those of numbers say nothing of a text.
  if (typeof format === "object" && format !== null && "type" in format) return true;
  const check = typeof format === "object" && format !== null && "validate" in format ? format.validate : format;
  if (check instanceof RegExp) return check.test(text);
  return typeof check !== "function" || Reflect.apply(check, undefined, [text]) === true;
}

function findString(schema: SchemaOf<"string">, budget: StepBudget): string | undefined {
  const { format, minLength = 0, maxLength = Infinity } = schema;
  // What is no regular expression asks for nothing that anybody could check.
  const pattern = schema.pattern === undefined ? undefined : unicodePattern(schema.pattern);
  const fixed = format === undefined ? undefined : byFormat.get(format);
  const candidates =
    fixed === undefined ? common.flatMap((text) => [text, stretch(text, minLength, maxLength)]) : [fixed];
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength;
  if (pattern === undefined) return candidates.find(fits);
  const steps = { left: Math.min(mostSteps, budget.left) };
  const given = steps.left;
  const isFound = (text: string) => fits(text) && matchPattern(pattern, text, steps) === true;
  const found = candidates.find(isFound) ?? sampleInSteps(pattern, steps).find(isFound);
  budget.left -= given - steps.left;
  return found;
}

/** A text that may have the pattern; none where not enough steps are left to look for its characters. */
function sampleInSteps(pattern: string, steps: StepBudget): string[] {
  const needed = pattern.length * 10;
  if (needed > steps.left) return [];
  steps.left -= needed;
  const text = samplePattern(pattern);
  return text === undefined ? [] : [text];
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

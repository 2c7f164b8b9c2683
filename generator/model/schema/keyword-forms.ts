import { isJsonArray, numberMember, type Json, type JsonObject } from "../../kernel/json.ts";

/** The forms that the value of a keyword may have, one bit each. */
const form = { text: 1, boolean: 2, list: 4, object: 8, number: 16, count: 32, positive: 64 } as const;

const anyForm = form.text | form.boolean | form.list | form.object | form.number;

/** What a keyword must have as its value; what no form tells, as of `type` and `$ref`, is looked at where they are read. */
const rules: readonly (readonly [forms: number, what: string, keywords: string])[] = [
  [form.list, "list of schemas", "allOf anyOf oneOf prefixItems"],
  [form.list, "list of values", "enum"],
  [form.list, "list of names", "required"],
  [
    form.object | form.boolean,
    "schema",
    "not if then else contains propertyNames additionalProperties unevaluatedProperties unevaluatedItems",
  ],
  [form.object, "object", "properties patternProperties dependentSchemas dependentRequired discriminator"],
  [form.text, "text", "title description format pattern contentEncoding contentMediaType"],
  [form.boolean, "boolean", "nullable deprecated readOnly writeOnly uniqueItems"],
  [form.number, "number", "minimum maximum exclusiveMinimum exclusiveMaximum"],
  [form.positive, "number above 0", "multipleOf"],
  [form.count, "count", "minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains"],
];

const rulesByKeyword = new Map(
  rules.flatMap(([forms, what, keywords]) => keywords.split(" ").map((keyword) => [keyword, { forms, what }])),
);

/** The forms that the value of a keyword may have, as bits for {@link hasForm}. */
export function formsOf(keyword: string): number {
  return rulesByKeyword.get(keyword)?.forms ?? anyForm;
}

/** Whether a value has one of some forms. Null has all of them or none. */
export function hasForm(value: Json | undefined, forms: number): boolean {
  switch (typeof value) {
    case "string":
      return (forms & form.text) !== 0;
    case "boolean":
      return (forms & form.boolean) !== 0;
    case "number":
      if ((forms & form.count) !== 0) return Number.isInteger(value) && value >= 0;
      return (forms & form.number) !== 0 || ((forms & form.positive) !== 0 && value > 0);
    case "undefined":
      return true;
    default:
      if (value === null) return forms === anyForm;
      return (forms & (isJsonArray(value) ? form.list : form.object)) !== 0;
  }
}

/**
 * The keywords of a schema that have a value that they cannot have, and so say nothing.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6
 */
export function malformedKeywords(schema: JsonObject): readonly string[] {
  return Object.keys(schema).filter((keyword) => !hasForm(schema[keyword], formsOf(keyword)));
}

/** The number that a keyword has as its value, if it may have it. */
export function limitMember(schema: JsonObject, keyword: string): number | undefined {
  const value = numberMember(schema, keyword);
  return hasForm(value, formsOf(keyword)) ? value : undefined;
}

/** What the value of a malformed keyword is, and what it is not. */
export function formProblem(keyword: string, value: Json | undefined): string {
  const what = rulesByKeyword.get(keyword)?.what ?? "value";
  return `\`${keyword}\` is ${nameOf(value)}, and no ${what}`;
}

function nameOf(value: Json | undefined): string {
  switch (typeof value) {
    case "string":
      return "a text";
    case "object":
      return isJsonArray(value) ? "a list" : "an object";
    default:
      return String(value);
  }
}

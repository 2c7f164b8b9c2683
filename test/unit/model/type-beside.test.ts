import { describe, expect, it } from "vitest";
import { printType } from "../../../generator/emit/print/print-type.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { ref } from "../select/document-of.ts";
import { bodySchema } from "./api-of.ts";

const schemas: JsonObject = {
  Pet: { type: "object", properties: { name: { type: "string" } } },
  Word: { type: "string", enum: ["a", "b"] },
  Open: { oneOf: [ref("Pet"), { allOf: [{ description: "Anything" }] }] },
  Mixed: { type: ["string", "number"] },
};

const text: JsonObject = { type: "string" };

/** What is allowed, in one line. */
function typeOf(schema: JsonObject): string {
  const { schema: body, context } = bodySchema({ type: "object", properties: { a: schema } }, schemas);
  const named = body.kind === "reference" ? context.named.get(body.target)?.schema : body;
  return named ? printType(named, context).text.replaceAll(/\s+/g, " ") : "";
}

describe("the type beside alternatives", () => {
  it.each<[string, { given: JsonObject; want: string }]>([
    ["leaves those that have it", { given: { type: "string", anyOf: [text, { type: "number" }] }, want: "string" }],
    [
      "leaves what they refer to",
      { given: { type: ["string", "null"], oneOf: [ref("Word"), ref("Pet"), { type: "null" }] }, want: "Word | null" },
    ],
    ["leaves exact values", { given: { type: "string", anyOf: [{ enum: [1] }, { const: "a" }] }, want: '"a"' }],
    [
      "counts whole numbers as numbers",
      { given: { type: "integer", anyOf: [{ type: "number" }, text] }, want: "number" },
    ],
    [
      "says what they are, where they only have bounds",
      { given: { type: "string", anyOf: [{ minLength: 1 }, {}] }, want: "string" },
    ],
    [
      "holds, too, where they may be something else",
      { given: { type: "string", anyOf: [ref("Mixed"), ref("Word")] }, want: "(Mixed | Word) & string" },
    ],
    [
      "counts for nothing where none has it",
      { given: { type: "string", anyOf: [{ type: "number" }] }, want: "number" },
    ],
    [
      "says what they are, where one refers to what allows anything",
      { given: { type: "object", anyOf: [ref("Pet"), ref("Open")] }, want: "Record<string, unknown>" },
    ],
    [
      "is all that there is beside no alternatives",
      { given: { type: "object", oneOf: [] }, want: "Record<string, unknown>" },
    ],
    ["is no news of objects", { given: { type: "object", anyOf: [ref("Pet"), { allOf: [ref("Pet")] }] }, want: "Pet" }],
    [
      "is not told by what their lists hold",
      {
        given: { items: text, oneOf: [{ type: "object" }, { type: "array", items: {} }] },
        want: "Record<string, unknown> | unknown[]",
      },
    ],
  ])("%s", (_name, { given, want }) => {
    expect(typeOf(given)).toBe(`{ a?: ${want}; }`);
  });
});

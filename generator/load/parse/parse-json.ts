import type { ParseErrorCode } from "jsonc-parser";
import type { Json } from "../../kernel/json.ts";
import type { Parsed, SyntaxProblem } from "./parsed.ts";

/**
 * Parses JSON with the engine's own parser: a tolerant one with positions takes eight times as long, and is needed only
 * to say where a broken text is broken.
 */
export async function parseJson(text: string): Promise<Parsed> {
  try {
    const value: Json = JSON.parse(text);
    return { kind: "value", value };
  } catch (error) {
    return { kind: "problems", problems: [await findProblem(text, error)] };
  }
}

/** A comment, the head of a document, or a key without a brace before it. */
const yamlStart = /^(?:\s*#[^\n]*\n)*\s*(?:---|%YAML|[\w$'][^\n{}[\]"]*:(?:\s|$))/;

async function findProblem(text: string, error: unknown): Promise<SyntaxProblem> {
  const yaml = yamlStart.exec(text)?.[0];
  if (yaml !== undefined) {
    const message = "This looks like YAML, and the name of the file says that it is JSON";
    return { message, help: "Give the file a name that ends in `.yaml`.", offset: yaml.search(/\S/) };
  }
  const { default: jsonc } = await import("jsonc-parser");
  let first: { readonly code: ParseErrorCode; readonly offset: number } | undefined;
  try {
    jsonc.visit(
      text,
      { onError: (code, offset) => void (first ??= { code, offset }) },
      { disallowComments: true, allowTrailingComma: false },
    );
  } catch (failure) {
    // It is recursive: on a text that is nested too deeply for it, the engine's message must do.
    if (!(failure instanceof RangeError)) throw failure;
  }
  if (first === undefined) return { message: error instanceof Error ? error.message : String(error) };
  return { message: messages[first.code], offset: first.offset };
}

// The numbers of ParseErrorCode, which is a const enum and so not there at run time.
const messages: Readonly<Record<ParseErrorCode, string>> = {
  1: "This is not JSON",
  2: "This is not a number of JSON",
  3: "The name of a property, in double quotes, must stand here",
  4: "A value must stand here",
  5: "A colon must stand here",
  6: "A comma must stand here",
  7: "The object is not closed: `}` is missing",
  8: "The array is not closed: `]` is missing",
  9: "The document ends before this",
  10: "JSON has no comments",
  11: "The comment is not closed",
  12: "The string is not closed",
  13: "The number is not complete",
  14: "`\\u` needs four hexadecimal digits",
  15: "JSON has no such escape",
  16: "A string cannot hold this character: escape it",
};

import { invariant } from "../../kernel/invariant.ts";
import type { Docs } from "../../model/schema/schema.ts";
import { type Code, ident, isCode, key, lit } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { codeSpan, markdown, markdownText } from "../print/markdown.ts";

/** The ways in which a template prints a value; it prints no value in any other way. */
export const printers = {
  code: (value: Code) => {
    invariant(isCode(value), "a template is given code where it prints code");
    return value;
  },
  lit: (value: string | number | boolean | null) => lit(value),
  key: (name: string) => key(name),
  ident: (name: string) => ident(name),
  doc: (docs: Docs | Code) => (isCode(docs) ? docs : docComment(docs)),
  md: (text: string) => markdown(text),
  prose: (text: string) => markdownText(text),
  span: (text: string) => codeSpan(text),
} satisfies Record<string, (value: never) => Code>;

export type PrinterName = keyof typeof printers;

const isText = (value: unknown) => typeof value === "string";

/** What each of them can print. */
const printable: Readonly<Record<PrinterName, (value: unknown) => boolean>> = {
  code: isCode,
  lit: (value) => value === null || ["string", "number", "boolean"].includes(typeof value),
  key: isText,
  ident: isText,
  doc: (value) => typeof value === "object" && value !== null,
  md: isText,
  prose: isText,
  span: isText,
};

/** What speaks against printing a value so; undefined where nothing does. */
export function unprintable(name: PrinterName, value: unknown): string | undefined {
  if (printable[name](value)) return undefined;
  if (value === undefined) return `\`{{${name} …}}\` was given nothing: the view has no such member`;
  return `\`{{${name} …}}\` was given another kind of value than it prints`;
}

export function isPrinterName(name: string): name is PrinterName {
  return Object.hasOwn(printers, name);
}

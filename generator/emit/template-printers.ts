import { invariant } from "../kernel/invariant.ts";
import type { Docs } from "../model/schema.ts";
import { type Code, ident, isCode, key, lit } from "./print/code.ts";
import { docComment } from "./print/doc-comment.ts";
import { codeSpan, markdown } from "./print/markdown.ts";

/** The ways in which a template prints a value; it prints no value in any other way. */
export const printers = {
  code: (value: Code) => {
    invariant(isCode(value), "`{{code …}}` was given no code: the view has no such member, or another kind of value");
    return value;
  },
  lit: (value: string | number | boolean | null) => lit(value),
  key: (name: string) => key(name),
  ident: (name: string) => ident(name),
  doc: (docs: Docs | Code) => (isCode(docs) ? docs : docComment(docs)),
  md: (text: string) => markdown(text),
  span: (text: string) => codeSpan(text),
} satisfies Record<string, (value: never) => Code>;

export type PrinterName = keyof typeof printers;

export function isPrinterName(name: string): name is PrinterName {
  return Object.hasOwn(printers, name);
}

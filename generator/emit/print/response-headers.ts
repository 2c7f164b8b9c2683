import type { Operation } from "../../model/operation/operation.ts";
import type { Header } from "../../model/operation/response.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { successesOf } from "../success-responses.ts";
import { braces, code, key, lit, union, type Code } from "./code.ts";
import { docComment, noNotes } from "./doc-comment.ts";
import { printType, type TypeContext } from "./print-type.ts";

/** How deep the members of the headers' type stand. */
const memberLevel = 1;

/** How the text of a header becomes a value; of a list, it is one of these texts. */
export type HeaderForm = "string" | "number" | "boolean" | "strings" | "numbers" | "json" | readonly string[];

/** A header of an operation's successful responses. */
export interface SuccessHeader {
  readonly name: string;
  readonly form: HeaderForm;
  readonly header: Header;
  /** Every successful response has it. */
  readonly isSure: boolean;
}

/** The documented headers of an operation's successful responses, each once; those with a name of any case are the same. */
export function successHeaders(operation: Operation): readonly SuccessHeader[] {
  const { responses: successes } = successesOf(operation);
  if (successes.every(({ headers }) => headers.length === 0)) return [];
  const sure = successes.map(
    ({ headers }) => new Set(headers.filter(({ required }) => required).map(({ name }) => name.toLowerCase())),
  );
  const found = new Map<string, SuccessHeader>();
  for (const header of successes.flatMap(({ headers }) => headers)) {
    const name = header.name.toLowerCase();
    const isSure = sure.every((names) => names.has(name));
    if (!found.has(name)) found.set(name, { name: header.name, form: formOf(header), header, isSure });
  }
  return [...found.values()];
}

/** The name of the type of those headers; `undefined` where there are none. */
export function headersName(operation: Operation): string | undefined {
  return successHeaders(operation).length > 0 ? `${operation.typeName}Headers` : undefined;
}

/** The members of that type. */
export function printHeaders(operation: Operation, context: TypeContext): Code {
  const headers = successHeaders(operation);
  const members = headers.map(({ name, form, header, isSure }) => {
    const optional = isSure ? code`` : code`?`;
    const docs = docComment(header.docs, noNotes, memberLevel);
    return code`${docs}readonly ${key(name)}${optional}: ${headerType(form, header, context)};`;
  });
  return braces(members);
}

function headerType(form: HeaderForm, { schema }: Header, context: TypeContext): Code {
  if (typeof form !== "string") return union(form.map(lit), memberLevel);
  switch (form) {
    case "strings":
      return code`string[]`;
    case "numbers":
      return code`number[]`;
    case "string":
      return code`string`;
    case "number":
    case "boolean":
      return code`${printType({ kind: form, pointer: schema.pointer, integer: false }, context)}`;
    case "json":
      return printType(schema, context, memberLevel);
  }
}

function formOf({ shape, mediaType }: Header): HeaderForm {
  if (mediaType !== undefined) return /[/+]json\b/i.test(mediaType) ? "json" : "string";
  if (shape.kind === "array") return scalarForm(shape.items) === "number" ? "numbers" : "strings";
  // A header is never null.
  const values = shape.kind === "enum" ? shape.values.filter((value) => value !== null) : [];
  const texts = values.filter((value) => typeof value === "string");
  return texts.length > 0 && texts.length === values.length ? texts : scalarForm(shape);
}

function scalarForm(schema: Schema): "string" | "number" | "boolean" {
  if (schema.kind === "enum" && schema.values.every((value) => value === null || typeof value === "number"))
    return "number";
  return schema.kind === "number" || schema.kind === "boolean" ? schema.kind : "string";
}

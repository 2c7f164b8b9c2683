import type { Operation } from "../../model/operation.ts";
import type { MediaType } from "../../model/content.ts";
import type { BodyPath } from "../../model/page-order.ts";
import { hasTypeAt, partAt, type SchemasByPointer } from "../../model/known-members.ts";
import { isSequence } from "../../model/media-format.ts";
import { resolvedSchema } from "../../model/resolved-schema.ts";
import { isSuccess } from "../../model/response-status.ts";
import { code, fits, lit, union, type Code } from "../print/code.ts";
import { printStream, streamingOf } from "./stream-code.ts";
import { printType, type TypeContext, type TypeContexts } from "../print/print-type.ts";

/** What a call resolves to: the body of a successful response, or its payload; void where none has one. */
export function printData(operation: Operation, contexts: TypeContexts): Code {
  const streaming = streamingOf(operation);
  if (streaming?.kind === "always") return printStream(streaming, contexts.response);
  const { envelope } = operation;
  if (envelope?.payload === undefined) return printBody(operation, contexts.response);
  const { name, schemas, required } = envelope.payload;
  const printed = schemas.map((schema) => printType(schema, contexts.response));
  const bodies = contentsOf(operation);
  const { named } = contexts.response;
  const isAsked = !printed.every(isBrief) && bodies.every(({ schema }) => hasTypeAt(schema, [name], named));
  const present = isAsked
    ? union(bodies.map(({ schema }) => code`${grouped(printType(schema, contexts.response))}[${lit(name)}]`))
    : union([...printed, ...(required ? [] : [code`undefined`])]);
  const mayBeNull = /\b(?:null|undefined|unknown)\b|\[/.test(present.text);
  const type = envelope.isChecked && mayBeNull ? code`NonNullable<${present}>` : present;
  return bodies.length < successes(operation).length ? union([type, code`undefined`]) : type;
}

/** The type of the whole body. */
export function printBody(operation: Operation, context: TypeContext): Code {
  const found = successes(operation);
  if (found.length === 0) return code`unknown`;
  const types = found.map(({ content }) => {
    if (content === undefined) return found.length === 1 ? code`void` : code`undefined`;
    if (content.format === "text" || isSequence(content)) return code`string`;
    return content.format === "json" ? printType(content.schema, context) : code`Blob`;
  });
  return union(types);
}

/** The type of the items of a list in the body. */
export function printItem(operation: Operation, path: BodyPath, contexts: TypeContexts): Code {
  const [content] = contentsOf(operation);
  const named: SchemasByPointer = contexts.response.named;
  const part = content && partAt(content.schema, path, named);
  const list = part && resolvedSchema(part, named);
  if (content === undefined || list?.kind !== "array") return code`unknown`;
  const item = printType(list.items, contexts.response);
  if (isBrief(item) || !hasTypeAt(content.schema, path, named)) return item;
  const body = grouped(printType(content.schema, contexts.response));
  const holder = path.reduce((type, name) => code`NonNullable<${type}[${lit(name)}]>`, body);
  return code`${holder}[number]`;
}

/** The bodies of successful responses. */
function contentsOf(operation: Operation): readonly MediaType[] {
  return successes(operation).flatMap(({ content }) => content ?? []);
}

function successes({ responses }: Operation) {
  return responses.filter(({ status }) => isSuccess(status));
}

/** One that says more is better found in the type that it is part of. */
function isBrief(type: Code): boolean {
  return fits(type, 60) && !type.text.includes("{");
}

function grouped(type: Code): Code {
  return /^[\w$]+$/.test(type.text) ? type : code`(${type})`;
}

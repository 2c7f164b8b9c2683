import type { MediaType } from "../../model/operation/content.ts";
import type { Envelope, Operation } from "../../model/operation/operation.ts";
import type { BodyPath } from "../../model/pagination/page-order.ts";
import { hasTypeAt, partAt, type SchemasByPointer } from "../../model/schema/known-members.ts";
import { resolvedSchema } from "../../model/schema/resolved-schema.ts";
import type { Response } from "../../model/operation/response.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import { code, fits, lit, union, type Code } from "../print/code.ts";
import { printStream, streamingOf } from "./stream-code.ts";
import { readingKinds } from "./reading-kinds.ts";
import { printType, type TypeContext, type TypeContexts } from "../print/print-type.ts";
import { successesOf } from "../success-responses.ts";

type Payload = NonNullable<Envelope["payload"]>;

/** What a call resolves to: the body of a successful response, or its payload; void where none has one. */
export function printData(operation: Operation, contexts: TypeContexts): Code {
  const streaming = streamingOf(operation);
  if (streaming?.kind === "always") return printStream(streaming, contexts.response);
  const { envelope } = operation;
  if (envelope?.payload === undefined) return printBody(operation, contexts.response);
  const { responses, contents } = successesOf(operation);
  const present = printPayload(envelope.payload, contents, contexts.response);
  const mayBeNull = envelope.isChecked && /\b(?:null|undefined|unknown)\b|\[/.test(present.text);
  const type = mayBeNull ? code`NonNullable<${present}>` : present;
  return contents.length < responses.length ? union([type, code`undefined`]) : type;
}

/** As a part of the bodies that hold it, where that can be said and its own type is not brief. */
function printPayload({ name, schemas, required }: Payload, contents: readonly MediaType[], context: TypeContext) {
  const printed = schemas.some(isBraced) ? undefined : schemas.map((schema) => printType(schema, context));
  if (!printed?.every(isBrief) && contents.every(({ schema }) => hasTypeAt(schema, [name], context.named))) {
    return union(contents.map(({ schema }) => code`${grouped(printType(schema, context))}[${lit(name)}]`));
  }
  const types = printed ?? schemas.map((schema) => printType(schema, context));
  return union(required ? types : [...types, code`undefined`]);
}

/** The type of the whole body. */
export function printBody(operation: Operation, context: TypeContext): Code {
  const { responses } = successesOf(operation);
  const [first] = responses;
  if (first === undefined) return code`unknown`;
  if (responses.length === 1) return printAnswer(first, context) ?? code`void`;
  return union(responses.map((response) => printAnswer(response, context) ?? code`undefined`));
}

/** Nothing where the response has no body. */
function printAnswer({ content }: Response, context: TypeContext): Code | undefined {
  if (content === undefined) return undefined;
  if (content.format === "json") return printType(content.schema, context);
  return readingKinds(content, context.named).includes("text") ? code`string` : code`Blob`;
}

/** The type of the items of a list in the body. */
export function printItem(operation: Operation, path: BodyPath, contexts: TypeContexts): Code {
  const [content] = successesOf(operation).contents;
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

/** One that says more is better found in the type that it is part of. */
function isBrief(type: Code): boolean {
  return fits(type, 60) && !type.text.includes("{");
}

/** Whether there are braces in the type for certain: it may be long, and is not brief whatever else it says. */
function isBraced(schema: Schema): boolean {
  switch (schema.kind) {
    case "object":
      return schema.properties.some((property) => carries("response", property));
    case "array":
      return isBraced(schema.items);
    case "intersection":
      return schema.members.some(isBraced);
    case "union":
      // With a member that may be anything, the union is `unknown`.
      return schema.members.some(isBraced) && schema.members.every((part) => part.kind === "null" || isBraced(part));
    default:
      return false;
  }
}

function grouped(type: Code): Code {
  return /^[\w$]+$/.test(type.text) ? type : code`(${type})`;
}

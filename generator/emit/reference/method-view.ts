import type { Resource } from "../../model/api.ts";
import type { Operation, Parameter } from "../../model/operation/operation.ts";
import type { Link } from "../../model/operation/response.ts";
import type { Property } from "../../model/schema/schema.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import { statusName } from "../../model/operation/response-status.ts";
import { errorResponses, responseClassName } from "../client/operation-errors.ts";
import { printBody, printData, printItem } from "../client/data-type.ts";
import { printStream, streamingOf } from "../client/stream-code.ts";
import { sentMethod } from "../operations.ts";
import { code, type Code } from "../print/code.ts";
import { headersName } from "../print/response-headers.ts";
import { printType, type TypeContext, type TypeContexts } from "../print/print-type.ts";
import { sampleCall } from "./sample-call.ts";

/** The view of `reference/method.md.hbs`. */
export function methodView(resource: Resource, operation: Operation, contexts: TypeContexts) {
  const { request } = contexts;
  const call = sampleCall(resource, operation, request);
  return {
    name: [...resource.path, operation.localName].join("."),
    route: `${sentMethod(operation)} ${operation.path}`,
    summary: operation.docs.summary ?? "",
    description: operation.docs.description ?? "",
    server: operation.server?.url,
    call: call && code`await ${call()};`,
    returns: cell(printData(operation, contexts)),
    envelope: envelopeRow(operation, contexts),
    stream: askedStream(operation, contexts.response),
    pager: pagerRow(resource, operation, contexts),
    headers: headersName(operation),
    parameters: [
      ...operation.parameters.map((parameter) => parameterRow(parameter, request)),
      ...bodyRows(operation, request),
    ],
    errors: errorResponses(operation).map(({ status, docs }) => ({
      status: statusName(status),
      className: responseClassName(status),
      description: docs.description ?? "",
    })),
    links: operation.responses.flatMap(({ status, links }) => links.map((link) => linkRow(link, statusName(status)))),
  };
}

/** What a response gives for a call of another operation. */
function linkRow({ name, operation, parameters }: Link, status: string) {
  const given = Object.entries(parameters).map(
    ([parameter, value]) => `${parameter}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return { name, status, operation, parameters: given };
}

/** What `withResponse` gives beside the payload, and what makes the call fail. */
function envelopeRow(operation: Operation, contexts: TypeContexts) {
  const { envelope } = operation;
  if (envelope === undefined) return undefined;
  const { payload, flag } = envelope;
  return { body: payload && cell(printBody(operation, contexts.response)), payload: payload?.name ?? "", flag };
}

/** The type of the stream that a call gives where it is asked to; empty where there is none to ask for. */
function askedStream(operation: Operation, context: TypeContext): string {
  const streaming = streamingOf(operation);
  return streaming?.kind === "asked" ? cell(printStream(streaming, context)) : "";
}

function pagerRow(resource: Resource, operation: Operation, contexts: TypeContexts) {
  const { pagination } = operation;
  if (pagination === undefined) return undefined;
  return {
    name: [...resource.path, pagination.localName].join("."),
    item: cell(printItem(operation, pagination.items, contexts)),
  };
}

function parameterRow(parameter: Parameter, context: TypeContext) {
  return {
    name: parameter.localName,
    place: parameter.in,
    type: cell(printType(parameter.schema, context)),
    required: parameter.required,
    description: parameter.docs.description ?? "",
  };
}

/** A row for each property of a flat body; one for a nested one. */
function bodyRows({ body }: Operation, context: TypeContext) {
  if (body === undefined) return [];
  if (body.placement === "nested") {
    const type = cell(printType(body.content.schema, context));
    return [{ name: "body", place: "body", type, required: body.required, description: body.docs.description ?? "" }];
  }
  return flatProperties(body.content.schema, context).map((property) => ({
    name: property.name,
    place: "body",
    type: cell(printType(property.schema, context)),
    required: property.required,
    description: property.docs.description ?? "",
  }));
}

function flatProperties(
  schema: NonNullable<Operation["body"]>["content"]["schema"],
  context: TypeContext,
): readonly Property[] {
  if (schema.kind === "reference") {
    const named = context.named.get(schema.target);
    return named ? flatProperties(named.schema, context) : [];
  }
  return schema.kind === "object" ? schema.properties.filter((property) => carries(context.direction, property)) : [];
}

/** A type on one line, where no `|` leads the members of a union: the cells of a table have no other. */
function cell(type: Code): string {
  return type.text
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/^ ?\| /, "")
    .trim();
}

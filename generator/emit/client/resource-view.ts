import type { Resource } from "../../model/api.ts";
import type { Operation } from "../../model/operation/operation.ts";
import { decapitalize } from "../../model/names/words.ts";
import { countLines } from "../file-parts.ts";
import { sentMethod } from "../operations.ts";
import { code, ident, imported, importedType, lineWidth, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { isParamsOptional, paramsType } from "../print/params.ts";
import { typesModule, type TypeContext } from "../print/print-type.ts";
import { headersName } from "../print/response-headers.ts";
import { printBody, printData } from "./data-type.ts";
import { printErrors } from "./operation-errors.ts";
import { pagerView } from "./pager-view.ts";
import { printMethod } from "./print-method.ts";
import { printRequest } from "./request-code.ts";
import type { OperationContexts } from "./shared-code.ts";
import { printStream, streamingOf } from "./stream-code.ts";

export const transportModule = "runtime/transport";

const callOptions = importedType("CallOptions", transportModule);
const transport = importedType("Transport", transportModule);
const apiCall = importedType("ApiCall", "runtime/call");
const noHeaders = importedType("NoHeaders", "runtime/call");
const streamableCall = importedType("StreamableCall", "runtime/stream");
const streamable = imported("streamable", "runtime/stream");

const optionsParameter = code`options?: ${callOptions}`;

export function resourceDocs({ path }: Pick<Resource, "path">): Code {
  return docComment({ summary: `The methods of \`${path.join(".")}\`.` });
}

/** The function that makes a resource's methods. */
export function factoryName({ typeName }: Pick<Resource, "typeName">): string {
  return decapitalize(typeName);
}

/** The type of what a call of the operation may fail with. */
export function errorName(operation: Operation): string {
  return `${operation.typeName}Error`;
}

/** What `client/resource.ts.hbs` prints of an operation: its function, and its method of the resource. */
export function operationView(operation: Operation, contexts: OperationContexts) {
  const params = paramsType(operation);
  const optional = isParamsOptional(operation);
  const data = printData(operation, contexts);
  const streaming = streamingOf(operation);
  const answer = printAnswerTypes(operation, contexts.response);
  const stream = streaming?.kind === "asked" ? [printStream(streaming, contexts.response)] : [];
  const types = [data, ...stream, ident(errorName(operation)), ...answer];
  const answerType = stream.length > 0 ? streamableCall : apiCall;
  const parameters = params
    ? [code`params${optional ? code`?` : nothing}: ${params}`, optionsParameter]
    : [optionsParameter];
  const pager = pagerView(operation, [data, ...answer], contexts);
  const errors = printErrors(
    operation,
    contexts.response,
    lineWidth - "export type  = ;".length - errorName(operation).length,
  );
  const docs = docComment(operation.docs, [`\`${sentMethod(operation)} ${operation.path}\``]);
  const { destructuring, request, streamed } = printRequest(operation, contexts);
  return {
    name: operation.localName,
    functionName: operation.functionName,
    errorName: errorName(operation),
    errors,
    docs,
    params: params && (optional ? code`${params} = {}` : params),
    transportType: transport,
    optionsType: callOptions,
    ...printMethod(answerType, types, {
      name: operation.localName,
      functionName: operation.functionName,
      parameters,
    }),
    streamable,
    destructuring,
    request,
    streamed,
    pager,
    // The comment stands twice: at the function, and at the method.
    lines:
      2 * (countLines(docs.text) + types.length) +
      countLines(errors.text) +
      countLines(request.text) +
      (pager ? 60 : 25),
  };
}

/** The headers of an answer and its whole body; what a call has by default is left out. */
function printAnswerTypes(operation: Operation, context: TypeContext): readonly Code[] {
  const headers = headersName(operation);
  const hasPayload = operation.envelope?.payload !== undefined && streamingOf(operation)?.kind !== "always";
  if (!hasPayload) return headers === undefined ? [] : [importedType(headers, typesModule)];
  return [headers === undefined ? noHeaders : importedType(headers, typesModule), printBody(operation, context)];
}

import type { Resource } from "../../model/api.ts";
import type { Operation } from "../../model/operation.ts";
import { decapitalize } from "../../model/words.ts";
import { countLines } from "../file-parts.ts";
import { sentMethod } from "../operations.ts";
import { code, ident, imported, importedType, join, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { isParamsOptional, paramsType } from "../print/params.ts";
import { typesModule, type TypeContexts } from "../print/print-type.ts";
import { headersName } from "../print/response-headers.ts";
import { printBody, printData } from "./data-type.ts";
import { printErrors } from "./operation-errors.ts";
import { pagerView } from "./pager-view.ts";
import { printRequest } from "./request-code.ts";
import { printStream, streamingOf } from "./stream-code.ts";

export const transportModule = "runtime/transport";

const callOptions = importedType("CallOptions", transportModule);
const transport = importedType("Transport", transportModule);
const apiCall = importedType("ApiCall", "runtime/call");
const noHeaders = importedType("NoHeaders", "runtime/call");
const streamableCall = importedType("StreamableCall", "runtime/stream");

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
export function operationView(operation: Operation, contexts: TypeContexts) {
  const params = paramsType(operation);
  const optional = isParamsOptional(operation);
  const headers = headersName(operation);
  const data = printData(operation, contexts);
  const streaming = streamingOf(operation);
  const isAsked = streaming?.kind === "asked";
  const hasPayload = streaming?.kind !== "always" && operation.envelope?.payload !== undefined;
  // Types that a call has by default are left out.
  const answer = [
    ...(headers ? [importedType(headers, typesModule)] : hasPayload ? [noHeaders] : []),
    ...(hasPayload ? [printBody(operation, contexts.response)] : []),
  ];
  const stream = isAsked ? [printStream(streaming, contexts.response)] : [];
  const types = join([data, ...stream, ident(errorName(operation)), ...answer], code`, `);
  const returns = code`${isAsked ? streamableCall : apiCall}<${types}>`;
  const pager = pagerView(operation, [data, ...answer], contexts);
  const call = ident(operation.functionName);
  const docs = docComment(operation.docs, [`\`${sentMethod(operation)} ${operation.path}\``]);
  const request = printRequest(operation, contexts.response);
  return {
    name: operation.localName,
    functionName: operation.functionName,
    errorName: errorName(operation),
    errors: printErrors(operation, contexts.response),
    docs,
    params: params && (optional ? code`${params} = {}` : params),
    transportType: transport,
    optionsType: callOptions,
    returns,
    signature: params
      ? code`params${optional ? code`?` : nothing}: ${params}, options?: ${callOptions}`
      : code`options?: ${callOptions}`,
    bound: params
      ? code`(params, options) => ${call}(transport, params, options)`
      : code`(options) => ${call}(transport, options)`,
    streamable: imported("streamable", "runtime/stream"),
    ...request,
    pager,
    // The comment stands twice: at the function, and at the method.
    lines: 2 * countLines(docs.text) + countLines(request.request.text) + (pager ? 40 : 20),
  };
}

import type { Operation, Resource } from "../../model/api.ts";
import { isSequence } from "../../model/media-type.ts";
import { isSuccess } from "../../model/responses.ts";
import { decapitalize } from "../../model/words.ts";
import { countLines } from "../file-parts.ts";
import { sentMethod } from "../operations.ts";
import { code, ident, imported, importedType, join, nothing, union, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { isParamsOptional, paramsType } from "../print/params.ts";
import { printType, typesModule, type TypeContexts } from "../print/print-type.ts";
import { headersName } from "../print/response-headers.ts";
import { printErrors } from "./operation-errors.ts";
import { printRequest } from "./request-code.ts";
import { printStream, streamingOf } from "./stream-code.ts";

export const transportModule = "runtime/transport";

const callOptions = importedType("CallOptions", transportModule);
const transport = importedType("Transport", transportModule);
const apiCall = importedType("ApiCall", "runtime/call");
const streamableCall = importedType("StreamableCall", "runtime/streamable");

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
  const streaming = streamingOf(operation);
  const isAsked = streaming?.kind === "asked";
  const returned = [
    printData(operation, contexts),
    ...(isAsked ? [printStream(streaming, contexts.response)] : []),
    ident(errorName(operation)),
    ...(headers ? [importedType(headers, typesModule)] : []),
  ];
  const returns = code`${isAsked ? streamableCall : apiCall}<${join(returned, code`, `)}>`;
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
    streamable: imported("streamable", "runtime/streamable"),
    ...request,
    // The comment stands twice: at the function, and at the method.
    lines: 2 * countLines(docs.text) + countLines(request.request.text) + 20,
  };
}

/** What a call resolves to: the body of a successful response; void where none has one. */
export function printData(operation: Operation, contexts: TypeContexts): Code {
  const streaming = streamingOf(operation);
  if (streaming?.kind === "always") return printStream(streaming, contexts.response);
  const successes = operation.responses.filter(({ status }) => isSuccess(status));
  if (successes.length === 0) return code`unknown`;
  const types = successes.map(({ content }) => {
    if (content === undefined) return successes.length === 1 ? code`void` : code`undefined`;
    if (content.format === "text" || isSequence(content)) return code`string`;
    return content.format === "json" ? printType(content.schema, contexts.response) : code`Blob`;
  });
  return union(types);
}

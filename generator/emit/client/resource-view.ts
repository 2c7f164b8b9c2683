import type { Operation, Resource } from "../../model/api.ts";
import { isSuccess } from "../../model/responses.ts";
import { code, ident, importedType, nothing, union, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { isParamsOptional, paramsType } from "../print/params.ts";
import { printType, type TypeContexts } from "../print/print-type.ts";
import { printErrors } from "./operation-errors.ts";
import { printRequest } from "./request-code.ts";

const transportModule = "runtime/transport";

/** The view of `client/resource.ts.hbs`: one module, with a function for each operation of a resource. */
export function resourceView(resource: Resource, contexts: TypeContexts) {
  return {
    docs: docComment({ summary: `The methods of \`${resource.path.join(".")}\`.` }),
    typeName: resource.typeName,
    factoryName: factoryName(resource),
    transportType: importedType("Transport", transportModule),
    operations: resource.operations.map((operation) => operationView(operation, contexts)),
  };
}

/** The function that makes a resource's methods. */
export function factoryName(resource: Resource): string {
  return resource.typeName.charAt(0).toLowerCase() + resource.typeName.slice(1);
}

/** The type of what a call of the operation may fail with. */
export function errorName(operation: Operation): string {
  return `${operation.typeName}Error`;
}

function operationView(operation: Operation, contexts: TypeContexts) {
  const options = importedType("CallOptions", transportModule);
  const params = paramsType(operation);
  const optional = isParamsOptional(operation);
  const returns = code`${importedType("ApiCall", "runtime/call")}<${printData(operation, contexts)}, ${ident(errorName(operation))}>`;
  const call = ident(operation.functionName);
  return {
    name: operation.localName,
    functionName: operation.functionName,
    errorName: errorName(operation),
    errors: printErrors(operation, contexts.response),
    docs: docComment(operation.docs, [`\`${operation.method.toUpperCase()} ${operation.path}\``]),
    params: params && (optional ? code`${params} = {}` : params),
    transportType: importedType("Transport", transportModule),
    optionsType: options,
    returns,
    signature: params
      ? code`params${optional ? code`?` : nothing}: ${params}, options?: ${options}`
      : code`options?: ${options}`,
    bound: params
      ? code`(params, options) => ${call}(transport, params, options)`
      : code`(options) => ${call}(transport, options)`,
    ...printRequest(operation),
  };
}

/** What a call resolves to: the body of a successful response; void where none has one. */
function printData(operation: Operation, contexts: TypeContexts): Code {
  const successes = operation.responses.filter(({ status }) => isSuccess(status));
  if (successes.length === 0) return code`unknown`;
  const types = successes.map(({ content }) => {
    if (content === undefined) return successes.length === 1 ? code`void` : code`undefined`;
    if (content.format === "text") return code`string`;
    return content.format === "json" ? printType(content.schema, contexts.response) : code`Blob`;
  });
  return union(types);
}

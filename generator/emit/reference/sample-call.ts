import type { Resource } from "../../model/api.ts";
import type { Operation } from "../../model/operation.ts";
import { access, code, ident, join, nothing, printValue, type Code } from "../print/code.ts";
import { isParamsOptional, paramsName } from "../print/params.ts";
import type { TypeContext } from "../print/print-type.ts";
import { sampleParams } from "../samples.ts";

/** Prints a call with the arguments of a sample, and options after them. */
export type SampleCall = (options?: Code) => Code;

/** A call of an operation's method; `undefined` where no params could be made. */
export function sampleCall(resource: Resource, operation: Operation, context: TypeContext): SampleCall | undefined {
  const params = sampleArgument(operation, context);
  const method = code`client${join([...resource.path, operation.localName].map(access))}`;
  return params && ((options) => code`${method}(${join(argumentsOf(operation, params, options), code`, `)})`);
}

/** A call of an operation's function, with a transport; `undefined` where no params could be made. */
export function sampleFunctionCall(operation: Operation, context: TypeContext): Code | undefined {
  const params = sampleArgument(operation, context);
  const name = ident(operation.functionName);
  return params && code`${name}(${join([code`transport`, ...argumentsOf(operation, params)], code`, `)})`;
}

function sampleArgument(operation: Operation, context: TypeContext): Code | undefined {
  const params = sampleParams(operation, { context, fill: "required" })?.params;
  return params && (paramsName(operation) === undefined ? nothing : printValue(params));
}

/** Params that may be left out are, unless options follow them. */
function argumentsOf(operation: Operation, params: Code, options?: Code): readonly Code[] {
  const isLeftOut = params === nothing || (options === undefined && isParamsOptional(operation));
  return [...(isLeftOut ? [] : [params]), ...(options ? [options] : [])];
}

import { isJsonArray, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import type { Resource } from "../../model/api.ts";
import type { SchemasByPointer } from "../../model/schema/known-members.ts";
import type { Operation } from "../../model/operation/operation.ts";
import { resolvedSchema } from "../../model/schema/resolved-schema.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { printList, printObject } from "../client/print-object.ts";
import { access, code, ident, join, key, lit, nothing, printValue, type Code } from "../print/code.ts";
import { isParamsOptional, paramsName } from "../print/params.ts";
import type { TypeContext } from "../print/print-type.ts";
import { sampleParams } from "../samples/samples.ts";

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
  if (params === undefined) return undefined;
  return paramsName(operation) === undefined ? nothing : (printForm(params, operation, context) ?? printValue(params));
}

/** Params whose body is a form with files: a text in their place would be sent as a field. Undefined where there is none. */
function printForm(params: JsonObject, { body }: Operation, { named }: TypeContext): Code | undefined {
  const form = body?.placement === "nested" ? objectMember(params, "body") : undefined;
  const schema = body && resolvedSchema(body.content.schema, named);
  if (form === undefined || schema?.kind !== "object") return undefined;
  const binary = new Set(schema.properties.filter((field) => isFile(field.schema, named)).map(({ name }) => name));
  const files = Object.keys(form).filter((name) => binary.has(name));
  if (files.length === 0) return undefined;
  const fields = Object.entries(form).map(([name, value]) => {
    return code`${key(name)}: ${files.includes(name) ? printFile(value) : printValue(value)}`;
  });
  const members = Object.entries(params).map(([name, value]) => {
    return code`${key(name)}: ${name === "body" ? printObject(fields) : printValue(value)}`;
  });
  return printObject(members);
}

/** A file, or a list of files. */
function isFile(schema: Schema, named: SchemasByPointer): boolean {
  const resolved = resolvedSchema(schema, named);
  const item = resolved.kind === "array" ? resolvedSchema(resolved.items, named) : resolved;
  return item.kind === "string" && item.binary === true;
}

function printFile(value: Json): Code {
  if (isJsonArray(value)) return printList(value.map(printFile));
  return code`new File([${printValue(value)}], ${lit("example.txt")})`;
}

/** Params that may be left out are, unless options follow them. */
function argumentsOf(operation: Operation, params: Code, options?: Code): readonly Code[] {
  const isLeftOut = params === nothing || (options === undefined && isParamsOptional(operation));
  return [...(isLeftOut ? [] : [params]), ...(options ? [options] : [])];
}

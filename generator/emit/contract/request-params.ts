import { isJsonObject, member, withoutMember, type Json, type JsonObject } from "../../kernel/json.ts";
import type { Operation, Parameter } from "../../model/operation/operation.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { conforms } from "../samples/conforms.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { SampleOptions } from "../samples/sample-options.ts";
import { sampleParams, type SampledParams } from "../samples/samples.ts";
import { isStructured, wayTo, type RequestSite } from "./request-sites.ts";

/** Params with a value of our choice at one site; `undefined` where no sample has that site. */
export function paramsWith(
  operation: Operation,
  site: RequestSite,
  value: Json,
  options: SampleOptions,
): SampledParams | undefined {
  let isUsed = false;
  const instead = (schema: Schema): Json | undefined => {
    if (schema.pointer !== site.schema.pointer || schema.kind !== site.schema.kind) return undefined;
    isUsed = true;
    return value;
  };
  const params = sampleParams(operation, { ...options, instead, way: wayTo(site), members: site.members });
  return isUsed ? params : undefined;
}

/** Whether the body among the params is one that the document allows; all are that have no structure to be held against. */
export function bodyConforms(
  { body: sent }: SampledParams,
  { body }: Operation,
  context: TypeContext & { readonly isOpen?: boolean },
): boolean {
  if (body === undefined || !isStructured(body.content)) return true;
  const value = sent === undefined && body.placement === "flat" ? {} : sent;
  return value === undefined ? !body.required : conforms(value, body.content.schema, context);
}

/** Whether the document allows the values of the parameters among the params. */
export function parametersConform(params: JsonObject, { parameters }: Operation, context: TypeContext): boolean {
  return parameters.every(({ localName, schema }) => {
    const value = member(params, localName);
    return value === undefined || conforms(value, schema, context);
  });
}

/** Params by the title of their case. */
export interface TitledParams {
  readonly title: string;
  readonly params: JsonObject;
}

/** The examples of the body that the document allows, with the parameters that a request needs. */
export function exampleParams(operation: Operation, context: TypeContext): TitledParams[] {
  const { body } = operation;
  const parameters = sampleParams({ ...operation, body: undefined }, { context, fill: "required" })?.params;
  if (body === undefined || parameters === undefined) return [];
  const isSendable = (value: Json) => isStructured(body.content) || typeof value === "string";
  const valid = body.content.examples.filter(
    ({ value }) => isSendable(value) && conforms(value, body.content.schema, { ...context, isExact: true }),
  );
  return valid.flatMap(({ name, value }) => {
    const title = `the example ${JSON.stringify(name)}`;
    if (body.placement === "nested") return [{ title, params: { ...parameters, body: value } }];
    return isJsonObject(value) ? [{ title, params: { ...parameters, ...value } }] : [];
  });
}

/** A path cannot be made without its parameters, so the client itself refuses that: it is no case for a server. */
export function withoutParameters(parameters: readonly Parameter[], params: JsonObject): TitledParams[] {
  const needed = parameters.filter((parameter) => parameter.required && parameter.in !== "path");
  return needed.map(({ localName }) => ({ title: `without ${localName}`, params: withoutMember(params, localName) }));
}

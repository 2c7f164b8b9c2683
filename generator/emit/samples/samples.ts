import type { Json, JsonObject } from "../../kernel/json.ts";
import { isJsonObject } from "../../kernel/json.ts";
import type { MediaType } from "../../model/operation/content.ts";
import type { Operation, Parameter, RequestBody } from "../../model/operation/operation.ts";
import { isSequence } from "../../model/operation/media-format.ts";
import type { Schema } from "../../model/schema/schema.ts";
import type { TypeContext } from "../print/print-type.ts";
import { mostValues, type SampleOptions } from "./sample-options.ts";
import { sampleWork } from "./sample-work.ts";
import { Sampler } from "./sampler.ts";
import { isEmpty, makeFilled, withFilledFields } from "./filled-samples.ts";
import { conforms } from "./conforms.ts";
import { writtenValue } from "./written-value.ts";

/** How many objects within one another get optional properties: the first of these that does not make too many values. */
const depths = [Infinity, 12, 8, 6, 5, 4, 3, 2, 1, 0];

/**
 * A value that the schema allows; the same for the same schema on every machine.
 *
 * @returns `undefined` where none can be made: the schema allows none, or its constraints are more than is understood.
 */
export function sample(schema: Schema, options: SampleOptions): Json | undefined {
  return attempt(options, (sampler) => sampler.make(schema)).value;
}

/** Params to call an operation with. */
export interface SampledParams {
  readonly params: JsonObject;
  /** What is sent of them as the body; absent where there is none. */
  readonly body: Json | undefined;
}

/** Params that an operation accepts; `undefined` where none can be made. */
export function sampleParams(operation: Operation, options: SampleOptions): SampledParams | undefined {
  return attempt(options, (sampler) => makeParams(operation, options, sampler)).value;
}

/** Params that an operation accepts, and how large they are. */
export interface SampleExtent {
  /** Absent where none can be made. */
  readonly value: SampledParams | undefined;
  /** How many objects within one another have optional properties. */
  readonly depth: number;
  /** The number of values. */
  readonly size: number;
}

export function sampleExtent(operation: Operation, options: SampleOptions): SampleExtent {
  return attempt(options, (sampler) => makeParams(operation, options, sampler));
}

function attempt<T>(options: SampleOptions, make: (sampler: Sampler) => T | undefined) {
  for (const depth of options.depth === undefined ? depths : [options.depth]) {
    const sampler = new Sampler(options, depth);
    const value = make(sampler);
    sampleWork(options.context).values += Math.min(sampler.size, mostValues) + sampler.merged;
    if (!sampler.isSpent) return { value, depth, size: sampler.size };
  }
  return { value: undefined, depth: 0, size: mostValues };
}

function makeParams(
  { parameters, body }: Operation,
  { context, fill, way }: SampleOptions,
  sampler: Sampler,
): SampledParams | undefined {
  const entries: [string, Json][] = [];
  for (const parameter of parameters) {
    const { required, schema, localName, docs } = parameter;
    if (!required && fill === "required" && !way?.has(schema)) continue;
    const made = sampler.makeDocumented(docs, schema);
    const isNothing = isEmpty(made) || (made === "" && parameter.in === "path");
    const value = required && isNothing ? makeFilled(schema, context, sampler) : made;
    const written = value && writtenSample(value, parameter, context);
    // Without its parameter a sample has no site of it.
    if (written === undefined && (required || (value !== undefined && way?.has(schema)))) return undefined;
    if (written !== undefined) entries.push([localName, written]);
  }
  if (body && (body.required || fill === "every" || way?.has(body.content.schema))) {
    const value = makeBody(body.content, context, sampler);
    if (value === undefined && body.required) return undefined;
    if (value !== undefined) return withBody(Object.fromEntries(entries), value, body);
  }
  return { params: Object.fromEntries(entries), body: undefined };
}

function withBody(parameters: JsonObject, body: Json, { placement }: RequestBody): SampledParams {
  if (placement === "nested") return { params: { ...parameters, body }, body };
  return isJsonObject(body) ? { params: { ...parameters, ...body }, body } : { params: parameters, body: undefined };
}

/** What a request carries of a sample of a parameter, if the document allows that. */
function writtenSample(value: Json, parameter: Parameter, context: TypeContext): Json | undefined {
  const written = writtenValue(value, parameter);
  const isAllowed = written === value || (written !== undefined && conforms(written, parameter.schema, context));
  return isAllowed ? written : undefined;
}

/** What a body of text or bytes holds is up to its media type; a schema describes at most what becomes of it. */
function makeBody(mediaType: MediaType, context: TypeContext, sampler: Sampler): Json | undefined {
  const { format, schema } = mediaType;
  if (format === "form" || format === "multipart")
    return withFilledFields(sampler.make(schema), schema, context, sampler);
  if (format !== "text" && format !== "binary" && !isSequence(mediaType)) return sampler.make(schema);
  const text = schema.kind === "string" || schema.kind === "enum" ? sampler.make(schema) : undefined;
  return typeof text === "string" ? text : "text";
}

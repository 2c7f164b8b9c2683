import type { Json, JsonObject } from "../../kernel/json.ts";
import { isJsonArray, isJsonObject } from "../../kernel/json.ts";
import type { MediaType } from "../../model/operation/content.ts";
import type { Operation, RequestBody } from "../../model/operation/operation.ts";
import { isSequence } from "../../model/operation/media-format.ts";
import type { Schema } from "../../model/schema/schema.ts";
import type { TypeContext } from "../print/print-type.ts";
import { mostValues, type SampleOptions } from "./sample-options.ts";
import { sampleWork } from "./sample-work.ts";
import { Sampler } from "./sampler.ts";

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
  for (const { required, schema, localName, docs } of parameters) {
    if (!required && fill === "required" && !way?.has(schema)) continue;
    const made = sampler.makeDocumented(docs, schema);
    const value = required && isEmpty(made) ? makeFilled(schema, context, sampler) : made;
    if (value === undefined && required) return undefined;
    if (value !== undefined) entries.push([localName, value]);
  }
  if (body && (body.required || fill === "every" || way?.has(body.content.schema))) {
    const value = makeBody(body.content, sampler);
    if (value === undefined && body.required) return undefined;
    if (value !== undefined) return withBody(Object.fromEntries(entries), value, body);
  }
  return { params: Object.fromEntries(entries), body: undefined };
}

function withBody(parameters: JsonObject, body: Json, { placement }: RequestBody): SampledParams {
  if (placement === "nested") return { params: { ...parameters, body }, body };
  return isJsonObject(body) ? { params: { ...parameters, ...body }, body } : { params: parameters, body: undefined };
}

function isEmpty(value: Json | undefined): boolean {
  return (
    value === null ||
    (isJsonArray(value) && value.length === 0) ||
    (isJsonObject(value) && Object.keys(value).length === 0)
  );
}

/** A list or an object for a parameter that is required: of an empty one a request shows nothing. */
function makeFilled(
  schema: Schema,
  context: TypeContext,
  sampler: Sampler,
  seen: ReadonlySet<Schema> = new Set(),
): Json | undefined {
  const filled = schema.kind === "reference" ? context.named.get(schema.target)?.schema : schema;
  if (filled?.kind === "enum") return filled.values.find((value) => !isEmpty(value)) ?? sampler.make(schema);
  if (filled?.kind === "union" && !seen.has(filled)) {
    const made = filled.members.map((member) => makeFilled(member, context, sampler, new Set([...seen, filled])));
    return made.find((value) => value !== undefined && !isEmpty(value)) ?? sampler.make(schema);
  }
  if (filled?.kind === "array" && filled.maxItems !== 0) return sampler.make({ ...filled, minItems: 1 });
  return sampler.make(
    filled?.kind === "object" && filled.maxProperties !== 0 ? { ...filled, minProperties: 1 } : schema,
  );
}

/** What a body of text or bytes holds is up to its media type; a schema describes at most what becomes of it. */
function makeBody(mediaType: MediaType, sampler: Sampler): Json | undefined {
  const { format, schema } = mediaType;
  if (format !== "text" && format !== "binary" && !isSequence(mediaType)) return sampler.make(schema);
  const text = schema.kind === "string" || schema.kind === "enum" ? sampler.make(schema) : undefined;
  return typeof text === "string" ? text : "text";
}

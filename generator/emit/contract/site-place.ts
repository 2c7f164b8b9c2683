import { isJsonArray, isJsonObject, member, type Json, type JsonObject } from "../../kernel/json.ts";
import { printPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { Operation } from "../../model/operation/operation.ts";
import type { ObjectSchema, Schema, SchemaOf } from "../../model/schema/schema.ts";
import { isSequence } from "../../model/operation/media-format.ts";
import { partsOf } from "../samples/flat-intersection.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { SampledParams } from "../samples/samples.ts";
import type { RequestSite } from "./request-sites.ts";

/** What a setting's samples are but for one site. */
export interface Ground {
  readonly sampled: SampledParams;
  /** The number of values in it. */
  readonly size: number;
  /** How many objects within one another have all their properties. */
  readonly filled: number;
}

/** A site on the way to another, and the value that it has in the params. */
export interface PlacedSite {
  readonly site: RequestSite;
  readonly value: Json;
  /** What the value is called in the one before it; absent where it is the same value, which another schema describes too. */
  readonly name: string | undefined;
}

/**
 * Where in params a site is, from the params' own member to it: a sample with another value at the site differs from them
 * there alone.
 */
export type SitePlace = readonly PlacedSite[];

interface Surroundings {
  readonly operation: Operation;
  readonly context: TypeContext;
}

/** Finds the place of a site; `undefined` where it has none, or a value there has a say in others. */
export function placeOf(
  site: RequestSite,
  { sampled, filled }: Ground,
  { operation, context }: Surroundings,
): SitePlace | undefined {
  const { schema: target, parameter } = site;
  if (operation.parameters.some((other) => other !== parameter && isGivenToo(other.schema, target))) return undefined;
  const way: RequestSite[] = [];
  for (let on: RequestSite | undefined = site; on !== undefined; on = on.outer) way.push(on);
  const root = way.pop();
  const first = root && placeOfWhole(root, sampled, operation);
  if (first === undefined) return undefined;
  const place = [first];
  let last = first;
  let merged: readonly ObjectSchema[] | undefined;
  for (let on = way.pop(); on !== undefined; on = way.pop()) {
    if (last.site.schema.kind === "intersection") merged ??= objectsOf(last.site.schema, site.members, context);
    const next = placeWithin(last, on, { target, merged, filled });
    if (next === undefined) return undefined;
    if (next.name !== undefined) merged = undefined;
    place.push(next);
    last = next;
  }
  // What is one of the parts of an intersection has a say in what is made of the others.
  return merged === undefined && place.some(({ name }) => name !== undefined) ? place : undefined;
}

/** The pointer of a place in the params. */
export function pointerOf(place: SitePlace): JsonPointer {
  return printPointer(place.flatMap(({ name }) => name ?? []));
}

/** The params, or the body in them, with another value at the place. */
export function replacedIn(whole: JsonObject, place: SitePlace, value: Json): JsonObject {
  const name = place[0]?.name;
  const replaced = replacedAt(place, 0, value);
  if (name !== undefined) return { ...whole, [name]: replaced };
  return isJsonObject(replaced) ? { ...whole, ...replaced } : whole;
}

/** What a site on the way has for a value once there is another at its end. */
export function replacedAt(place: SitePlace, index: number, value: Json): Json {
  let replaced = value;
  for (let on = place.length - 1; on > index; on -= 1) {
    const name = place[on]?.name;
    const holder = place[on - 1]?.value;
    if (name === undefined) continue;
    replaced = isJsonObject(holder) ? { ...holder, [name]: replaced } : [replaced];
  }
  return replaced;
}

/** The place of a parameter, or of a body. */
function placeOfWhole(
  root: RequestSite,
  { params, body: sent }: SampledParams,
  { body }: Operation,
): PlacedSite | undefined {
  const { parameter } = root;
  if (parameter === undefined) {
    if (body === undefined || sent === undefined) return undefined;
    // What a body of text holds is up to its media type.
    if (body.content.format === "text" || body.content.format === "binary" || isSequence(body.content))
      return undefined;
    return { site: root, value: sent, name: body.placement === "nested" ? "body" : undefined };
  }
  const name = parameter.localName;
  const isHidden =
    sent !== undefined && (body?.placement === "nested" ? name === "body" : member(sent, name) !== undefined);
  const value = isHidden ? undefined : member(params, name);
  return value === undefined ? undefined : { site: root, value, name };
}

interface Step {
  /** The schema of the site whose place is looked for. */
  readonly target: Schema;
  /** The objects that the outer site is a part of, if it is one of an intersection's. */
  readonly merged: readonly ObjectSchema[] | undefined;
  readonly filled: number;
}

function placeWithin(outer: PlacedSite, site: RequestSite, step: Step): PlacedSite | undefined {
  const { value } = outer;
  const { schema } = outer.site;
  switch (schema.kind) {
    case "reference":
    case "union":
      return { site, value, name: undefined };
    case "intersection":
      return step.merged && { site, value, name: undefined };
    case "array": {
      const [only] = isJsonArray(value) && value.length === 1 ? value : [];
      return only === undefined ? undefined : { site, value: only, name: "0" };
    }
    case "object": {
      const objects = step.merged ?? [schema];
      const isFilled = outer.site.depth < step.filled;
      const name = site.property ?? (step.merged ? undefined : otherName);
      if (name === undefined || !isByItself(site, objects, { target: step.target, isFilled })) return undefined;
      const found = member(value, name);
      return found === undefined ? undefined : { site, value: found, name };
    }
    default:
      return undefined;
  }
}

/** What a sample's first other property is called. */
const otherName = "key";

/** Whether the value of a member of merged objects says nothing of the others that they have. */
function isByItself(
  { property: name }: RequestSite,
  objects: readonly ObjectSchema[],
  { target, isFilled }: { readonly target: Schema; readonly isFilled: boolean },
): boolean {
  let count = 0;
  for (const { properties, additional, minProperties, maxProperties } of objects) {
    // What must be there, for the sake of a site, may stand for something else.
    if (maxProperties !== undefined) return false;
    if (minProperties !== undefined && (!isFilled || name === undefined)) return false;
    if (additional !== undefined && name !== undefined && (name === otherName || isGivenToo(additional, target))) {
      return false;
    }
    for (const property of properties) {
      if (property.name === name) count += 1;
      else if (isGivenToo(property.schema, target)) return false;
      else if (name === undefined && property.name === otherName) return false;
    }
  }
  return count === (name === undefined ? 0 : 1);
}

/** Whether a schema stands where the other does: what is referred to by several names is the same to them. */
function isGivenToo(schema: Schema, target: Schema): boolean {
  return schema.kind === target.kind && schema.pointer === target.pointer;
}

/** The objects that an intersection is made of, with the members that are taken of its unions, if it is of nothing else. */
function objectsOf(
  schema: SchemaOf<"intersection">,
  members: RequestSite["members"],
  context: TypeContext,
): readonly ObjectSchema[] | undefined {
  let parts = partsOf(schema, context);
  for (let union = unionIn(parts); union !== undefined; union = unionIn(parts)) {
    const taken = union.members[members.get(union.pointer) ?? -1];
    if (taken === undefined) return undefined;
    const others = parts.filter((part) => part !== union);
    parts = partsOf({ ...schema, members: [...others, taken] }, context);
  }
  return parts.every((part) => part.kind === "object") ? parts : undefined;
}

function unionIn(parts: readonly Schema[]): SchemaOf<"union"> | undefined {
  return parts.find((part) => part.kind === "union");
}

/** Whether a value is taken as it is: a parameter that is required is made anew where it would be empty. */
export function isSentAsIs(value: Json, place: SitePlace): boolean {
  if (place[0]?.site.parameter?.required !== true) return true;
  const isWhole = place.every(({ name }, index) => index === 0 || name === undefined);
  return isWhole && (typeof value !== "object" || value === null);
}

import { isJsonObject, type Json } from "../../kernel/json.ts";
import type { Operation } from "../../model/operation/operation.ts";
import { conforms } from "../samples/conforms.ts";
import { partsOf } from "../samples/flat-intersection.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { RequestSite } from "./request-sites.ts";

/**
 * Whether no request can have a value at a site of its body, as far as that is seen without a try for each member of a union:
 * of an intersection with a union in it no sample is made that is not of all its parts.
 */
export function isNeverMade(site: RequestSite, value: Json, { body }: Operation, context: TypeContext): boolean {
  if (value === null || isJsonObject(value) || site.parameter !== undefined || body?.required !== true) return false;
  const intersection = intersectionAround(site);
  if (intersection === undefined || !isAlwaysMade(intersection)) return false;
  const { schema } = intersection;
  const parts = schema.kind === "intersection" ? partsOf(schema, context) : [];
  const isTried = parts.some((part) => part.kind === "union" && !site.members.has(part.pointer));
  return isTried && !conforms(value, site.schema, context);
}

/** The outermost intersection that has the site in a property of one of its parts, with nothing but lists and objects between. */
function intersectionAround(site: RequestSite): RequestSite | undefined {
  let found: RequestSite | undefined;
  let isWithin = false;
  for (let on = site, { outer } = on; outer !== undefined; on = outer, { outer } = on) {
    const { kind } = outer.schema;
    if (kind === "intersection") found = outer;
    else if (found !== undefined && kind !== "reference") break;
    else if (kind === "object" && (on.property === undefined || on.property === "key")) return undefined;
    else if (kind === "union" || kind === "tuple") return undefined;
    isWithin ||= kind === "object";
    if (found !== undefined && !isWithin) return undefined;
  }
  return found;
}

/** Whether the params have no sample without one of the site. */
function isAlwaysMade(site: RequestSite): boolean {
  for (let on = site, { outer } = on; outer !== undefined; on = outer, { outer } = on) {
    const { kind } = outer.schema;
    if (kind === "array" || kind === "tuple" || (kind === "object" && !on.isRequired)) return false;
  }
  return true;
}

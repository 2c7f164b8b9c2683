import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { conforms, type ConformContext } from "../samples/conforms.ts";
import type { RequestSite } from "./request-sites.ts";

/**
 * Whether the document allows what a request shows of the parameter of a site, where that is less than its value: there is no
 * text for null, nor for a list or an object of nothing. `undefined` where a request shows all of it.
 */
export function allowsWhatIsShown(
  { parameter }: RequestSite,
  params: JsonObject,
  context: ConformContext,
): boolean | undefined {
  if (parameter === undefined || parameter.mediaType !== undefined) return undefined;
  const value = params[parameter.localName];
  const shown = shownOf(value);
  if (shown === value) return undefined;
  return shown === undefined ? !parameter.required : conforms(shown, parameter.schema, context);
}

/** The value itself where all of it is shown. */
function shownOf(value: Json | undefined): Json | undefined {
  if (isJsonArray(value)) {
    const items = value.map(shownOf);
    const shown = items.filter((item) => item !== undefined);
    if (shown.length === 0) return undefined;
    return items.every((item, index) => item === value[index]) ? value : shown;
  }
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([name, member]) => [name, member, shownOf(member)] as const);
    const shown = members.flatMap(([name, , member]) => (member === undefined ? [] : [[name, member] as const]));
    if (shown.length === 0) return undefined;
    return members.every(([, before, after]) => before === after) ? value : Object.fromEntries(shown);
  }
  return value ?? undefined;
}

/** Whether null at a site has no form, though its field is needed: a client leaves out a field that is null. */
export function isLostField(site: RequestSite): boolean {
  for (let on = site, { outer } = on; outer !== undefined; on = outer, { outer } = on) {
    const { kind } = outer.schema;
    // What is within a field is JSON.
    if (kind === "object") return site.isField && on.isRequired && outer.depth === 0;
    if (kind === "array" || kind === "tuple") return false;
  }
  return false;
}

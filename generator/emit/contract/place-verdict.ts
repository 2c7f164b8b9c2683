import type { Json } from "../../kernel/json.ts";
import { conforms, type ConformContext } from "../samples/conforms.ts";
import { replacedAt, type SitePlace } from "./site-place.ts";

/** A value at the place of a site, and what it is looked at in. */
interface PlacedValue {
  readonly place: SitePlace;
  readonly value: Json;
  readonly context: ConformContext;
}

/**
 * Whether the outermost site of a place conforms once there is another value at the end: looked at from the inside, where
 * nearly all that holds the value is as it was.
 */
export function conformsAtPlace(placed: PlacedValue): boolean {
  const { place, value, context } = placed;
  const site = place.at(-1)?.site;
  let isFit = site !== undefined && conforms(value, site.schema, context);
  /** Something within is wrong, which it is also where an intersection lets pass what only its other parts know. */
  let isInner = false;
  for (let index = place.length - 2; index >= 0; index -= 1) {
    const kind = place[index]?.site.schema.kind;
    if (kind === "object" || kind === "array") {
      isInner = !isFit;
      isFit &&= holds(placed, index);
    } else if (kind === "reference") {
      isFit ||= isNullHere(placed, index);
    } else if (kind === "union") {
      isFit ||= hasOtherMember(placed, index);
      isInner = false;
    } else if (isFit || !isInner) {
      isFit = conformsAnew(placed, index);
    }
  }
  return isFit;
}

/** Whether an object or a list with a part that conforms does so itself: it does if it did before. */
function holds(placed: PlacedValue, index: number): boolean {
  const { site, value } = placed.place[index] ?? {};
  if (site === undefined || value === undefined) return false;
  return conforms(value, site.schema, placed.context) || conformsAnew(placed, index);
}

function conformsAnew({ place, value, context }: PlacedValue, index: number): boolean {
  const schema = place[index]?.site.schema;
  return schema !== undefined && conforms(replacedAt(place, index, value), schema, context);
}

/** Null is what a reference allows, not what it leads to. */
function isNullHere({ place, value }: PlacedValue, index: number): boolean {
  return value === null && place[index + 1]?.site.isNullable === true && replacedAt(place, index, value) === null;
}

/** Whether another member of a union than the one that the place leads through allows the value. */
function hasOtherMember({ place, value, context }: PlacedValue, index: number): boolean {
  const schema = place[index]?.site.schema;
  const taken = place[index + 1]?.site.alternative;
  if (schema?.kind !== "union") return false;
  const replaced = replacedAt(place, index, value);
  return schema.members.some((member, number) => number !== taken && conforms(replaced, member, context));
}

import { arrayMember, isJsonArray, objectMember, type Json, type JsonObject } from "../kernel/json.ts";
import { limits } from "../kernel/limits.ts";

export type Container = JsonObject | readonly Json[];

/** How much there is of something together. */
export interface Totals {
  /** How many members all objects have, and items all arrays. */
  readonly members: number;
  /** What all texts take, in characters: see {@link costOf}. */
  readonly texts: number;
  /** How many characters the values of enums have; what an example calls so counts as well. */
  readonly enums: number;
}

/** What one walk over a value tells of it. */
export interface Extent {
  /** Nothing is nested more deeply, or longer, than it may be. Of what is, `checkNesting` and `checkLengths` tell the place. */
  readonly isWithinLimits: boolean;
  /** Only of what is within the limits. */
  readonly totals: Totals;
}

/** Measures what routes reach. It goes no deeper than the limit, and so may recurse. */
export function measure(root: JsonObject): Extent {
  const totals: Counted = { members: 0, texts: 0, enums: 0, times: 1 };
  const isWithinLimits = isWithin(root, "", limits.nesting, totals);
  const { members, texts, enums } = totals;
  return { isWithinLimits, totals: { members, texts, enums } };
}

/** Something of which there is too much. */
export interface Excess {
  readonly code: "limit/members" | "limit/text";
  readonly what: string;
  readonly count: number;
  readonly most: number;
}

/** What there is more of than there may be; `undefined` where there is nothing. */
export function excessOf(totals: Totals, most: Totals): Excess | undefined {
  const excess = (code: Excess["code"], what: string, name: keyof Totals) =>
    totals[name] > most[name] ? { code, what, count: totals[name], most: most[name] } : undefined;
  return (
    excess("limit/members", "members and items", "members") ??
    excess("limit/text", "characters of texts", "texts") ??
    excess("limit/text", "characters of enums", "enums")
  );
}

/** Totals that are being counted. */
interface Counted extends Record<keyof Totals, number> {
  /** How often what comes next is said in types. */
  times: number;
}

function isWithin(value: Container, name: string, levels: number, totals: Counted): boolean {
  if (levels === 0) return false;
  if (isJsonArray(value)) return areWithin(value, name, levels, totals);
  const { times } = totals;
  if (isSaidTwice(value)) totals.times *= 2;
  let count = 0;
  for (const key in value) {
    count += 1;
    if (key.length > longestName) totals.texts += totals.times * nameFactor * costOf(key, levels);
    const part = value[key];
    if (typeof part === "string") {
      totals.texts += totals.times * costOf(part, levels);
      if (part.length > limits.text) return false;
    } else if (typeof part === "object" && part !== null && !isWithin(part, key, levels - 1, totals)) return false;
  }
  totals.members += totals.times * count;
  totals.times = times;
  return count <= mostMembersOf(name);
}

/**
 * Whether a schema requires what only its parts declare: the types of those properties are said in the parts, and for the
 * whole. Of schemas that are nested so, each says twice what is in it.
 */
function isSaidTwice(schema: JsonObject): boolean {
  const required = arrayMember(schema, "required");
  if (required === undefined || !compositions.some((keyword) => arrayMember(schema, keyword))) return false;
  const properties = objectMember(schema, "properties") ?? {};
  return required.some((name) => typeof name === "string" && !Object.hasOwn(properties, name));
}

const compositions = ["allOf", "anyOf", "oneOf"];

function areWithin(values: readonly Json[], name: string, levels: number, totals: Counted): boolean {
  if (values.length > mostMembersOf(name)) return false;
  totals.members += totals.times * values.length;
  let characters = 0;
  for (const part of values) {
    if (typeof part === "string") {
      characters += part.length;
      totals.texts += totals.times * costOf(part, levels);
      if (part.length > limits.text) return false;
    } else if (typeof part === "object" && part !== null && !isWithin(part, "", levels - 1, totals)) return false;
  }
  if (name !== "enum") return true;
  totals.enums += totals.times * characters;
  return characters <= limits.enumText;
}

/** In characters: a name that is longer is a text like others. */
const longestName = 100;

/** How many times more places a name has than a text. */
const nameFactor = 2;

/** What a line of a file takes beside its own characters and its indentation, in characters. */
const lineCost = 8;

/** How many times as much memory a text takes that has a character above U+00FF. */
const wideFactor = 4;

/** In characters: no text that is shorter takes much more than the object that it is in. */
const leastCounted = 8;

const isCostly = /[\n\r\u0100-\uffff]/;

/**
 * What a text takes, in characters of one line: each of its lines is one of a file, indented as deeply as the text stands,
 * and where one character is wide, all are.
 */
function costOf(text: string, levels: number): number {
  if (text.length < leastCounted || !isCostly.test(text)) return text.length;
  let breaks = 0;
  let isWide = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === lineFeed || code === carriageReturn || code === lineSeparator || code === paragraphSeparator)
      breaks += 1;
    if (code > lastNarrow) isWide = true;
  }
  const cost = text.length + breaks * (lineCost + limits.nesting - levels);
  return isWide ? wideFactor * cost : cost;
}

const [lineFeed, carriageReturn, lastNarrow, lineSeparator, paragraphSeparator] = [0x0a, 0x0d, 0xff, 0x2028, 0x2029];

/** Of a text, and of the values of an enum; what an example calls so counts as well. */
export function countCharacters(name: string, value: Json): number {
  if (typeof value === "string") return value.length;
  if (name !== "enum" || !isJsonArray(value)) return 0;
  return value.reduce<number>((sum, item) => sum + (typeof item === "string" ? item.length : 0), 0);
}

export function mostTextOf(value: Json): number {
  return typeof value === "string" ? limits.text : limits.enumText;
}

export function isContainer(value: Json): value is Container {
  return typeof value === "object" && value !== null;
}

export function mostMembersOf(name: string): number {
  switch (name) {
    case "allOf":
      return limits.allOf;
    case "oneOf":
    case "anyOf":
      return limits.alternatives;
    case "security":
    case "securitySchemes":
      return limits.credentials;
    default:
      return limits.members;
  }
}

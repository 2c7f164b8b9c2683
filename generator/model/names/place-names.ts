import { isJsonObject, objectMember, stringMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { parsePointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { methods } from "../../select/methods.ts";
import { partAt, valueOnWay } from "../../select/value-at.ts";
import { formatOf, isSequence, subtype } from "../operation/media-format.ts";
import { contentFacts, hasOneSuccess } from "../schema/sibling-facts.ts";
import { isSuccess, readStatus, statusName } from "../operation/response-status.ts";
import { partName } from "./schema-part-names.ts";
import type { Direction } from "../schema/schema.ts";
import { capitalize, pascalCase } from "./words.ts";

/** What the schema at a place is called, before clashes are settled. */
export interface PlaceName {
  readonly name: string;
  /** What the names of the types of the operation that holds the place begin with; empty where none does. */
  readonly start: string;
  /** It is only a part of what is named by itself: a property of a schema, say. */
  readonly isPart: boolean;
  /** The direction in which its place alone would carry it. */
  readonly home: Direction;
}

/** What place names are made from: the document, and what has been named in it. */
export interface NamedPlaces {
  /** The document as a whole, no path item a reference. */
  readonly root: () => JsonObject;
  /** What the names of the types of the operation at a pointer begin with. */
  readonly startOf: (operation: JsonPointer) => string | undefined;
  /** What the type of a schema of `components` is called. */
  readonly componentName: (name: string) => string;
}

/** An object that has `content`, or holds a schema by itself, and what of its name is known. */
interface Holder {
  readonly start: string;
  /** What stands between `start` and `end` where a body has several media types. */
  readonly end: string;
  readonly kind: "body" | "response" | "payload" | "other";
  readonly home: Direction;
  /** How many tokens of the pointer lead to it. */
  readonly depth: number;
  readonly source: Json | undefined;
  /** Of an operation, not of a component. */
  readonly isOwn: boolean;
}

/**
 * Names schemas by their places alone, so that each is called the same whoever refers to it: `CreateUserBody` is what the
 * body of `createUser` holds, also where the types are those of another operation.
 */
export function placeName(pointer: JsonPointer, places: NamedPlaces): PlaceName {
  const tokens = parsePointer(pointer);
  if (tokens[0] === "components" && tokens[1] === "schemas") {
    const rest = tokens.slice(3);
    return {
      name: places.componentName(tokens[2] ?? "") + partName(rest),
      start: "",
      isPart: rest.length > 0,
      home: "response",
    };
  }
  const holder = holderOf(tokens, pointer, places);
  if (holder === undefined) return { name: pascalCase(tokens.at(-1) ?? ""), start: "", isPart: true, home: "response" };
  const { start, home, depth, isOwn } = holder;
  const own = isOwn ? start : "";
  const mediaType = tokens[depth + 1];
  if (tokens[depth] !== "content" || mediaType === undefined) {
    return { name: start + holder.end + partName(tokens.slice(depth)), start: own, isPart: true, home };
  }
  const { middle, end } = mediaTypeName(holder, mediaType);
  const { item, rest } = itemName(mediaType, tokens.slice(depth + 2));
  const whole = start + middle + holder.end + end + item;
  return { name: whole + partName(rest), start: own, isPart: rest.length > 0, home };
}

/** What tells the types of several media types apart; of the one that a client prefers, nothing. */
function mediaTypeName({ kind, source }: Holder, mediaType: string): { readonly middle: string; readonly end: string } {
  const { first, stream } = contentFacts(objectMember(source, "content") ?? {});
  if (first === undefined || first === mediaType) return { middle: "", end: "" };
  const own = pascalCase(subtype(mediaType));
  if (kind === "body") return { middle: own, end: "" };
  return { middle: "", end: kind === "response" && stream === mediaType ? "Stream" : own };
}

/** What the schema in a media type is of it, and the way from there: the schema of a sequence is that of its items, in a list or not. */
function itemName(
  mediaType: string,
  tokens: readonly string[],
): { readonly item: "" | "Item"; readonly rest: readonly string[] } {
  const rest = tokens.slice(1);
  if (tokens[0] === "itemSchema") return { item: "Item", rest };
  if (tokens.length === 0 || !isSequence({ format: formatOf(mediaType) })) return { item: "", rest };
  return { item: "Item", rest: rest.length === 1 && rest[0] === "items" ? [] : rest };
}

function holderOf(tokens: readonly string[], pointer: JsonPointer, places: NamedPlaces): Holder | undefined {
  switch (tokens[0]) {
    case "paths":
      return operationHolder(tokens, pointer, places);
    case "components":
      return componentHolder(tokens, places);
    case "webhooks":
      return payloadHolder(tokens, { start: "", depth: 1, isOwn: false }, places);
    default:
      return undefined;
  }
}

function operationHolder(tokens: readonly string[], pointer: JsonPointer, places: NamedPlaces): Holder | undefined {
  const length = tokens[2] === "additionalOperations" ? 4 : 3;
  const start = places.startOf(firstOf(pointer, length));
  // What stands beside the operations of a path.
  if (start === undefined) return parameterHolder(tokens, { start: pascalCase(tokens[1] ?? ""), at: 2 }, places);
  const place = tokens[length];
  switch (place) {
    case "requestBody": {
      const source = valueOnWay(places.root(), tokens.slice(0, length + 1));
      return { start, end: "Body", kind: "body", home: "request", depth: length + 1, source, isOwn: true };
    }
    case "responses": {
      const responses = valueOnWay(places.root(), tokens.slice(0, length + 1));
      const key = tokens[length + 1] ?? "";
      const end = `Response${statusEnd(key, responses)}`;
      const source = partAt(responses, key);
      return { start, end, kind: "response", home: "response", depth: length + 2, source, isOwn: true };
    }
    case "callbacks":
      return payloadHolder(tokens, { start, depth: length + 1, isOwn: true }, places);
    default:
      return parameterHolder(tokens, { start, at: length }, places);
  }
}

/** The pointer of the place that the first tokens of a pointer lead to. */
function firstOf(pointer: JsonPointer, tokens: number): JsonPointer {
  let end = 0;
  for (let token = 0; token < tokens && end !== -1; token += 1) end = pointer.indexOf("/", end + 1);
  return end === -1 ? pointer : pointer.slice(0, end);
}

function parameterHolder(
  tokens: readonly string[],
  { start, at }: { readonly start: string; readonly at: number },
  { root }: NamedPlaces,
): Holder | undefined {
  if (tokens[at] !== "parameters") return undefined;
  const source = valueOnWay(root(), tokens.slice(0, at + 2));
  const end = `${pascalCase(stringMember(source, "name") ?? "")}Parameter`;
  return { start, end, kind: "other", home: "request", depth: at + 2, source, isOwn: true };
}

/** The one success of an operation is its response; others are told by their statuses. */
function statusEnd(key: string, responses: Json | undefined): string {
  const status = readStatus(key) ?? readStatus(key.toUpperCase());
  if (status === undefined) return pascalCase(key);
  const isOnly = isSuccess(status) && hasOneSuccess(isJsonObject(responses) ? responses : {});
  return isOnly ? "" : capitalize(statusName(status));
}

/** What the server sends: a webhook's path item, or one of a callback, in which an expression stands before the method. */
function payloadHolder(
  tokens: readonly string[],
  { start, depth, isOwn }: Pick<Holder, "start" | "depth" | "isOwn">,
  { root }: NamedPlaces,
): Holder | undefined {
  const isCallback = tokens[depth - 1] === "callbacks";
  const methodAt = depth + (isCallback ? 2 : 1);
  if (tokens[methodAt + 1] !== "requestBody") return undefined;
  const item = valueOnWay(root(), tokens.slice(0, methodAt));
  const isOnly = Object.keys(isJsonObject(item) ? item : {}).filter((name) => methods.has(name)).length < 2;
  const end = `${pascalCase(tokens[depth] ?? "")}${isOnly ? "" : pascalCase(tokens[methodAt] ?? "")}Payload`;
  const source = valueOnWay(item, tokens.slice(methodAt, methodAt + 2));
  return { start, end, kind: "payload", home: "response", depth: methodAt + 2, source, isOwn };
}

const componentEnds = new Map<string | undefined, Pick<Holder, "end" | "kind" | "home">>([
  ["requestBodies", { end: "Body", kind: "body", home: "request" }],
  ["responses", { end: "Response", kind: "response", home: "response" }],
  ["parameters", { end: "Parameter", kind: "other", home: "request" }],
  ["headers", { end: "Header", kind: "other", home: "response" }],
]);

/** A component is called by its name, which says already what it is or is told. */
function componentHolder(tokens: readonly string[], places: NamedPlaces): Holder | undefined {
  const [, section, key = ""] = tokens;
  if (section === "callbacks" || section === "pathItems") {
    return payloadHolder(tokens, { start: "", depth: 2, isOwn: false }, places);
  }
  const ending = componentEnds.get(section);
  if (ending === undefined) return undefined;
  const name = pascalCase(key);
  const start = name.endsWith(ending.end) ? name.slice(0, -ending.end.length) : name;
  const source = valueOnWay(places.root(), tokens.slice(0, 3));
  return { ...ending, start, depth: 3, source, isOwn: false };
}

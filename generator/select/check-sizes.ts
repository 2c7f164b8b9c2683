import type { Diagnostics } from "../kernel/diagnostic.ts";
import { arrayMember, isJsonArray, objectMember, type Json, type JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import { countCharacters } from "./count-characters.ts";
import type { DocumentOperation } from "./list-operations.ts";
import { valueAt } from "./value-at.ts";

/**
 * Whether what the routes reach has no more parts than a client can be made of; the problem is collected otherwise. It
 * must be known to be nested no deeper than the limit.
 */
export function checkSizes(
  root: JsonObject,
  operations: readonly DocumentOperation[],
  { file, diagnostics }: { readonly file: string; readonly diagnostics: Diagnostics },
): boolean {
  const schemas = Object.keys(objectMember(objectMember(root, "components"), "schemas") ?? {}).length;
  if (schemas > limits.schemas) {
    const message = `The routes reach ${schemas} schemas, and ${limits.schemas} is the most`;
    diagnostics.error("limit/schemas", message, { location: { file, pointer: "/components/schemas" } });
    return false;
  }
  const webhooks = Object.keys(objectMember(root, "webhooks") ?? {}).length;
  if (webhooks > limits.webhooks) {
    const message = `There are ${webhooks} webhooks, and ${limits.webhooks} is the most`;
    diagnostics.error("limit/operations", message, { location: { file, pointer: "/webhooks" } });
    return false;
  }
  const long = findLong(root, limits.members, "");
  if (long !== undefined) {
    const message = `There are ${long.count} ${long.what}, and ${long.most} is the most here`;
    const code = long.what === "members" ? "limit/members" : "limit/text";
    diagnostics.error(code, message, { location: { file, pointer: long.pointer } });
    return false;
  }
  const { texts, enums } = countCharacters(root);
  if (texts > limits.texts || enums > limits.enumTexts) {
    const [what, count, most] =
      texts > limits.texts ? ["texts", texts, limits.texts] : ["enums", enums, limits.enumTexts];
    const message = `The ${what} that the routes reach have ${count} characters together, and ${most} is the most`;
    diagnostics.error("limit/text", message, { location: { file, pointer: "" }, help: "Select fewer routes." });
    return false;
  }
  const asking = operations.find((operation) => countParameters(root, operation) > limits.parameters);
  if (asking === undefined) return true;
  const message = `The operation has ${countParameters(root, asking)} parameters, and ${limits.parameters} is the most`;
  diagnostics.error("limit/parameters", message, { location: { file, pointer: asking.pointer } });
  return false;
}

/** Something with more members than it may have. */
interface Long {
  readonly pointer: JsonPointer;
  readonly what: "members" | "characters";
  readonly count: number;
  readonly most: number;
}

/** It recurses no deeper than what it looks through is nested. */
function findLong(value: Container, most: number, pointer: JsonPointer): Long | undefined {
  const entries = Object.entries<Json>(value);
  if (entries.length > most) return { pointer, what: "members", count: entries.length, most };
  for (const [name, part] of entries) {
    const place = appendPointer(pointer, name);
    const [count, mostText] = [lengthOf(name, part), mostTextOf(part)];
    if (count > mostText) return { pointer: place, what: "characters", count, most: mostText };
    if (isContainer(part) && isLong(part, mostOf(name))) return findLong(part, mostOf(name), place);
  }
  return undefined;
}

/** The same without the place: nearly no document has one to be told. */
function isLong(value: Container, most: number): boolean {
  if (isJsonArray(value)) return value.length > most || value.some((part) => isLongPart("", part));
  let count = 0;
  for (const name in value) {
    count += 1;
    const part = value[name];
    if (part !== undefined && isLongPart(name, part)) return true;
  }
  return count > most;
}

function isLongPart(name: string, part: Json): boolean {
  if (typeof part !== "string" && !isContainer(part)) return false;
  return lengthOf(name, part) > mostTextOf(part) || (isContainer(part) && isLong(part, mostOf(name)));
}

/** Of a text, and of the values of an enum; what an example calls so counts as well. */
function lengthOf(name: string, value: Json): number {
  if (typeof value === "string") return value.length;
  if (name !== "enum" || !isJsonArray(value)) return 0;
  return value.reduce<number>((sum, item) => sum + (typeof item === "string" ? item.length : 0), 0);
}

function mostTextOf(value: Json): number {
  return typeof value === "string" ? limits.text : limits.enumText;
}

type Container = JsonObject | readonly Json[];

function isContainer(value: Json): value is Container {
  return typeof value === "object" && value !== null;
}

const mostNamed: ReadonlyMap<string, number> = new Map([
  ["allOf", limits.allOf],
  ["oneOf", limits.alternatives],
  ["anyOf", limits.alternatives],
  ["security", limits.credentials],
  ["securitySchemes", limits.credentials],
]);

function mostOf(name: string): number {
  return mostNamed.get(name) ?? limits.members;
}

/** Its own and those of its path, and names in the path that stand for a parameter that nothing describes. */
function countParameters(root: JsonObject, { path, pointer }: DocumentOperation): number {
  const item = valueAt(root, appendPointer("/paths", path));
  const declared = [item, valueAt(root, pointer)].map((source) => (arrayMember(source, "parameters") ?? []).length);
  return Math.max(path.split("{").length - 1, ...declared);
}

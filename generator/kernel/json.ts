/** A JSON value as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. Its keys come from outside: look them up with {@link member}, never by plain indexing. */
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own member `key` of `value`: a document may call a member `constructor`, and an absent one must stay absent. */
export function member(value: Json | undefined, key: string): Json | undefined {
  if (!isJsonObject(value)) return undefined;
  // What every object has is a function, or that which objects inherit from: JSON has neither.
  const found: unknown = value[key];
  return typeof found === "function" || found === Object.prototype ? undefined : (found as Json | undefined);
}

export function objectMember(value: Json | undefined, key: string): JsonObject | undefined {
  const found = member(value, key);
  return isJsonObject(found) ? found : undefined;
}

export function arrayMember(value: Json | undefined, key: string): readonly Json[] | undefined {
  const found = member(value, key);
  return isJsonArray(found) ? found : undefined;
}

export function stringMember(value: Json | undefined, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === "string" ? found : undefined;
}

export function numberMember(value: Json | undefined, key: string): number | undefined {
  const found = member(value, key);
  return typeof found === "number" ? found : undefined;
}

/**
 * A copy of an object, to be changed. Names that are numbers, such as `200`, come first; for a copy of these the engine
 * makes an array that is as long as the number, and looks through all of it whenever the names are listed. Of an object that
 * has had a far larger number it makes a table, as `JSON.parse` does.
 */
export function copyObject(object: JsonObject): Record<string, Json> {
  const [first] = Object.keys(object);
  if (first === undefined || !/^\d/.test(first)) return { ...object };
  const copy: Record<string, Json> = { [farNumber]: null };
  delete copy[farNumber];
  for (const name in object) putMember(copy, name, object[name] ?? null);
  return copy;
}

/** More than the engine makes an array for. */
const farNumber = 1_000_000;

/** A copy of an object without one of its members. */
export function withoutMember(object: JsonObject, key: string): JsonObject {
  const copy: Record<string, Json> = {};
  for (const name in object) if (name !== key) putMember(copy, name, object[name] ?? null);
  return copy;
}

/** Adds a member to an object that is being made: plain assignment would change the prototype where it is called `__proto__`. */
export function putMember(object: Record<string, Json>, name: string, value: Json): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
  } else object[name] = value;
}

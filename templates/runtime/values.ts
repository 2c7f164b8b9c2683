/** `T` whose optional properties may also be undefined. */
export type Loose<T> = { [Key in keyof T]: object extends Pick<T, Key> ? T[Key] | undefined : T[Key] };

/** A copy without the members that are undefined. */
export function compact<T extends object>(fields: Loose<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

const redacted = "[redacted]";

/**
 * A deep copy in which the value of every property, and of every entry of a Map, with a sensitive name is "[redacted]".
 * Only plain objects, arrays and Maps are copied; anything else, a Date or a Blob say, stays as it is.
 */
export function redactFields<T>(value: T, sensitive: ReadonlySet<string>): T {
  // Each original with its copy, which is filled when its turn comes: neither depth nor a cycle does any harm.
  const copies = new Map<object, object>();
  const copyOf = (original: unknown): unknown => {
    if (typeof original !== "object" || original === null) return original;
    const copy = copies.get(original) ?? emptyCopy(original);
    copies.set(original, copy);
    return copy;
  };
  const entry = (name: unknown, member: unknown) =>
    typeof name === "string" && sensitive.has(name) ? redacted : copyOf(member);

  const result = copyOf(value);
  for (const [original, copy] of copies) {
    if (copy === original) continue;
    if (original instanceof Map && copy instanceof Map) {
      for (const [name, member] of original) copy.set(name, entry(name, member));
    } else {
      for (const [name, member] of Object.entries(original)) define(copy, name, entry(name, member));
    }
  }
  return result as T;
}

function emptyCopy(original: object): object {
  if (Array.isArray(original)) return [];
  if (original instanceof Map) return new Map();
  const prototype: unknown = Object.getPrototypeOf(original);
  if (prototype === null) return Object.create(null);
  return prototype === Object.prototype ? {} : original;
}

/** An assignment would set the prototype where the name is `__proto__`. */
function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}

/** What a record has by that name; undefined where it is the name of something that every object has. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Whether there is a value to send. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** @throws {TypeError} for what is no scalar: OpenAPI gives no form to, say, an array within an array. */
export function scalarText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (!["string", "number", "boolean", "bigint"].includes(typeof value)) throw new TypeError("not a scalar");
  return String(value);
}

const redacted = "[redacted]";

/**
 * A deep copy in which the value of every property, and of every entry of a Map, with a sensitive name is "[redacted]".
 * Only plain objects, arrays and Maps are copied; anything else, a Date or a Blob say, stays as it is.
 */
export function redactFields<T>(value: T, sensitive: ReadonlySet<string>): T {
  const copies = new Map<object, unknown>();

  const entry = (name: unknown, member: unknown) =>
    typeof name === "string" && sensitive.has(name) ? redacted : copyOf(member);

  const copyOf = (original: unknown): unknown => {
    if (typeof original !== "object" || original === null) return original;
    // A cycle comes back here before its copy is complete.
    if (copies.has(original)) return copies.get(original);
    if (Array.isArray(original)) {
      const copy: unknown[] = [];
      copies.set(original, copy);
      for (const item of original) copy.push(copyOf(item));
      return copy;
    }
    if (original instanceof Map) {
      const copy = new Map<unknown, unknown>();
      copies.set(original, copy);
      for (const [name, member] of original) copy.set(name, entry(name, member));
      return copy;
    }
    if (!isPlain(original)) return original;
    const copy: object = Object.create(Object.getPrototypeOf(original));
    copies.set(original, copy);
    for (const [name, member] of Object.entries(original)) {
      // An assignment to `__proto__` would set the prototype.
      Object.defineProperty(copy, name, {
        value: entry(name, member),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return copy;
  };

  return copyOf(value) as T;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

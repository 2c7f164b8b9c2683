const redacted = "[redacted]";

/**
 * A deep copy of plain objects and arrays in which the values of the named properties are replaced; anything else in them,
 * such as a date, stays what it is.
 *
 * @param names of the properties whose values must not be shown.
 */
export function redactFields<T>(value: T, names: ReadonlySet<string>): T {
  return copy(value, names, new Map()) as T;
}

/** @param copies those that exist already: a value may hold itself. */
function copy(value: unknown, names: ReadonlySet<string>, copies: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    copies.set(value, items);
    for (const item of value) items.push(copy(item, names, copies));
    return items;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const members = {};
  copies.set(value, members);
  for (const [name, item] of Object.entries(value)) {
    const shown = names.has(name) && item !== undefined ? redacted : copy(item, names, copies);
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(members, name, { value: shown, enumerable: true, configurable: true, writable: true });
  }
  return members;
}

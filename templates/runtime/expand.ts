/** Makes a text safe for the place that it goes to. */
export type Encode = (text: string) => string;

/** How a value becomes the parts of a parameter. */
export interface Expansion {
  /** Whether the parameter's name is printed: not by default. */
  readonly named?: boolean;
  /** A part for each item or property, or by default one part that lists them. */
  readonly explode?: boolean;
  /** What stands between the items of such a list; a comma by default. */
  readonly delimiter?: string;
}

/**
 * The parts of a parameter: one, or one for each item of an array or property of an object that is exploded. An empty
 * array or object has none. What joins them is left to the caller.
 *
 * @throws {TypeError | RangeError | URIError} where the value cannot be serialised.
 * @see https://spec.openapis.org/oas/v3.1.1.html#style-examples
 * @see https://www.rfc-editor.org/rfc/rfc6570#section-3.2.1
 */
export function expand(
  value: unknown,
  name: string,
  { named, explode, delimiter = "," }: Expansion,
  encode: Encode,
): string[] {
  const encoded = (item: unknown) => encode(scalarText(item));
  const label = (text: string) => (named ? `${encode(name)}=${text}` : text);
  const list = (texts: readonly string[]) => (texts.length === 0 ? [] : [label(texts.join(delimiter))]);

  if (Array.isArray(value)) {
    const items = value.filter(isGiven).map(encoded);
    return explode ? items.map(label) : list(items);
  }
  if (isRecord(value)) {
    const properties = Object.entries(value).filter(([, member]) => isGiven(member));
    if (explode) return properties.map(([key, member]) => `${encode(key)}=${encoded(member)}`);
    return list(properties.flatMap(([key, member]) => [encode(key), encoded(member)]));
  }
  return [label(encoded(value))];
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

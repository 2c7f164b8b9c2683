import { InvalidArgumentError } from "./errors.js";

/** How a parameter's value becomes text. @see https://spec.openapis.org/oas/v3.1.1.html#style-values */
export interface ParameterStyle {
  readonly style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode: boolean;
  /** Reserved characters are sent as they are, but for those that would end the value. */
  readonly allowReserved?: boolean;
}

/** A value with another style than the usual one of its place. */
export class Styled {
  readonly value: unknown;
  readonly style: ParameterStyle;

  constructor(value: unknown, style: ParameterStyle) {
    this.value = value;
    this.style = style;
  }
}

export function styled(value: unknown, style: ParameterStyle): Styled {
  return new Styled(value, style);
}

/** The values of the parameters of one place, by name. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/**
 * The path with its parameters filled in. Whatever a value is, it stays within its own segment.
 *
 * @throws {InvalidArgumentError} where a value is missing, or would make its segment vanish (``, `.` or `..`).
 */
export function serializePath(operation: string, template: string, values: ParameterValues): string {
  const fill = (segment: string) => {
    if (!segment.includes("{")) return segment;
    const filled = segment.replace(/\{([^{}]*)\}/g, (_, name: string) =>
      expand(operation, name, values[name], { style: "simple", explode: false }),
    );
    // A URL takes `%2e` for a dot too; no encoding keeps such a segment from being resolved.
    if (/^(?:\.|%2e){0,2}$/i.test(filled)) {
      throw new InvalidArgumentError(operation, `the path parameters of "${segment}" make no segment: "${filled}"`);
    }
    return filled;
  };
  return template.split("/").map(fill).join("/");
}

/** The query without its `?`; members that are undefined or null are left out. */
export function serializeQuery(operation: string, values: ParameterValues): string {
  return pairs(operation, values, { style: "form", explode: true }).join("&");
}

/** The value of a `cookie` header. */
export function serializeCookies(operation: string, values: ParameterValues): string {
  return pairs(operation, values, { style: "form", explode: false }).join("; ");
}

/** The headers that parameters make; members that are undefined or null are left out. */
export function serializeHeaders(values: ParameterValues): [name: string, value: string][] {
  return Object.entries(values)
    .filter(([, value]) => isPresent(value))
    .map(([name, value]) => {
      const { value: inner, style } = unwrap(value, { style: "simple", explode: false });
      return [name, join(name, inner, style, (text) => text)];
    });
}

function pairs(operation: string, values: ParameterValues, style: ParameterStyle): string[] {
  return Object.entries(values)
    .filter(([, value]) => isPresent(value))
    .map(([name, value]) => expand(operation, name, value, style))
    .filter((text) => text !== "");
}

function isPresent(value: unknown): boolean {
  const inner: unknown = value instanceof Styled ? value.value : value;
  return inner !== undefined && inner !== null;
}

function unwrap(value: unknown, style: ParameterStyle): Styled {
  return value instanceof Styled ? value : new Styled(value, style);
}

function expand(operation: string, name: string, given: unknown, usual: ParameterStyle): string {
  const { value, style } = unwrap(given, usual);
  if (!isPresent(value)) throw new InvalidArgumentError(operation, `the parameter \`${name}\` is missing`);
  try {
    return join(name, value, style, style.allowReserved ? encodeReserved : encodeURIComponent);
  } catch (error) {
    throw new InvalidArgumentError(operation, `the parameter \`${name}\` cannot be encoded`, error);
  }
}

/** Reserved characters as they are, but for `#`, `&` and `+`, which mean something else in a query than themselves. */
function encodeReserved(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2F|3A|3F|40|5B|5D|24|2C|3B|3D)/g, decodeURIComponent);
}

/** For each style: what comes first, what parts exploded values, what parts others, and whether the name is written. */
const forms: Readonly<Record<string, readonly [first: string, exploded: string, plain: string, isNamed: boolean]>> = {
  simple: ["", ",", ",", false],
  label: [".", ".", ",", false],
  matrix: [";", ";", ",", true],
  form: ["", "&", ",", true],
  spaceDelimited: ["", "&", "%20", true],
  pipeDelimited: ["", "&", "%7C", true],
};

function join(
  name: string,
  value: unknown,
  { style, explode }: ParameterStyle,
  encode: (text: string) => string,
): string {
  const key = encode(name);
  if (style === "deepObject") return deep(key, value, encode).join("&");
  const [first, exploded, plain, isNamed] = forms[style] ?? ["", ",", ",", false];
  const prefix = isNamed ? `${key}=` : "";
  if (Array.isArray(value)) {
    const items = value.map((item) => encode(text(item)));
    if (explode) return items.map((item) => (isNamed ? prefix + item : item)).reduce(joiner(first, exploded), "");
    return items.length === 0 ? "" : first + prefix + items.join(plain);
  }
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    const members = Object.entries(value).filter(([, item]) => isPresent(item));
    const parts = members.map(([member, item]) => [encode(member), encode(text(item))] as const);
    if (explode) return parts.map((part) => part.join("=")).reduce(joiner(first, exploded), "");
    return parts.length === 0 ? "" : first + prefix + parts.flat().join(plain);
  }
  return first + prefix + encode(text(value));
}

function joiner(first: string, separator: string): (before: string, item: string, index: number) => string {
  return (before, item, index) => before + (index === 0 ? first : separator) + item;
}

/** `filter[color][dark]=blue` */
function deep(prefix: string, value: unknown, encode: (text: string) => string): string[] {
  if (typeof value !== "object" || value === null || value instanceof Date) return [`${prefix}=${encode(text(value))}`];
  return Object.entries(value)
    .filter(([, item]) => isPresent(item))
    .flatMap(([member, item]) => deep(`${prefix}%5B${encode(member)}%5D`, item, encode));
}

function text(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

import { type Encode, expand } from "./request.js";
import { isGiven, isRecord, scalarText } from "./values.js";

/** @see https://spec.openapis.org/oas/v3.2.0.html#style-values */
export interface ParameterStyle {
  readonly style: "simple" | "label" | "matrix" | "form" | "cookie" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode: boolean;
  /** Lets reserved characters stand, where they have no other meaning in a query; only a query heeds it. */
  readonly allowReserved?: boolean;
}

/** A value that knows its style: makes the parts of the parameter. */
export type StyledValue = (name: string, encode: Encode) => readonly string[];

/** Gives a parameter another style than its place has by default. One that is undefined or null is left out all the same. */
export function styled(value: unknown, style: ParameterStyle): StyledValue | undefined {
  if (!isGiven(value)) return undefined;
  const encoder = style.allowReserved ? reserving : (encode: Encode) => encode;
  return (name, encode) => styles[style.style](value, name, { ...style, encode: encoder(encode) });
}

interface StyleOptions {
  readonly explode: boolean;
  readonly encode: Encode;
}

type Styler = (value: unknown, name: string, options: StyleOptions) => readonly string[];

const styles: Readonly<Record<ParameterStyle["style"], Styler>> = {
  simple(value, name, { explode, encode }) {
    const parts = expand(value, name, { named: false, explode }, encode);
    return parts.length === 0 ? [] : [parts.join(",")];
  },

  label: (value, name, { explode, encode }) =>
    expand(value, name, { named: false, explode }, encode).map((part) => `.${part}`),

  // A name with nothing after it stands without its equals sign.
  matrix: (value, name, { explode, encode }) =>
    expand(value, name, { named: true, explode }, encode).map((part) => `;${part.replace(/=$/, "")}`),

  form: (value, name, { explode, encode }) => expand(value, name, { named: true, explode }, encode),

  cookie(value, name, { explode }) {
    if (explode && isRecord(value) && Object.keys(value).some((key) => key.includes("=")))
      throw new TypeError("no name");
    return expand(value, name, { named: true, explode }, cookieText);
  },

  spaceDelimited: (value, name, { explode, encode }) =>
    expand(value, name, { named: true, explode, delimiter: "%20" }, encode),

  pipeDelimited: (value, name, { explode, encode }) =>
    expand(value, name, { named: true, explode, delimiter: "%7C" }, encode),

  deepObject,
};

/**
 * A text as it stands, which is how this style is written.
 *
 * @throws {TypeError} where it would end the cookie, or cannot stand in a header.
 */
function cookieText(text: string): string {
  if (!/^[ -:<-~\x80-\xff]*$/.test(text)) throw new TypeError("no cookie");
  return text;
}

/** OpenAPI stops at scalar properties. For what is nested deeper this does what is common: `a[b][c]=1`, `a[b]=1&a[b]=2`. */
function deepObject(value: unknown, name: string, options: StyleOptions): readonly string[] {
  const { encode } = options;
  if (!isGiven(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item) => deepObject(item, name, options));
  if (!isRecord(value)) return [`${encode(name)}=${encode(scalarText(value))}`];
  return Object.entries(value).flatMap(([key, member]) => deepObject(member, `${name}[${key}]`, options));
}

/**
 * With `allowReserved`, percent-encoded triples and reserved characters stand, but for those that a query cannot hold or
 * that form data gives a meaning: `[`, `]`, `#`, `&` and `+`.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#fixed-fields-for-use-with-schema
 */
function reserving(encode: Encode): Encode {
  return (text) =>
    encode(text)
      .replace(/%(?:3A|2F|3F|40|24|2C|3B|3D)/g, decodeURIComponent)
      .replace(/%25([0-9a-f]{2})/gi, "%$1");
}

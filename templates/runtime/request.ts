import type { CredentialPlace, SentCredential } from "./auth.js";
import { InvalidArgumentError, unsendable } from "./errors.js";
import type { OperationRequest } from "./operation-request.js";
import type { ExchangeOptions, Wire } from "./options.js";
import type { StyledValue } from "./styled.js";
import { isGiven, isRecord, scalarText } from "./values.js";

/** The mode that requests are made in, so that `fetch` follows no redirect by itself. */
export const redirect = "manual";

/** What openapi-fetch makes a request of. */
interface RequestParts {
  readonly params: {
    readonly path: Readonly<Record<string, unknown>>;
    readonly query: Readonly<Record<string, unknown>>;
  };
  readonly pathSerializer: (template: string) => string;
  readonly querySerializer: () => string;
  readonly headers: Headers;
  readonly body: SentBody | undefined;
}

/**
 * The request as openapi-fetch takes it.
 *
 * @throws {InvalidArgumentError} at once or, for path and query, when openapi-fetch serialises them.
 */
export function createRequestInit(
  request: OperationRequest,
  { operation, headers: callHeaders }: Pick<ExchangeOptions, "operation" | "headers">,
  { headers: clientHeaders }: Pick<Wire, "headers">,
  credentials: readonly SentCredential[],
): RequestParts {
  const { pathParams = {}, body, contentType = "application/json" } = request;
  const [sent, type = contentType] = body === undefined ? [] : serializeBody(operation, request, contentType);
  const query = { ...request.query, ...credentialsIn("query", credentials) };

  const headers = mergeHeaders(
    operation,
    // The type of a FormData names the boundary between its parts, which only `fetch` knows.
    {
      "content-type": sent === undefined || sent instanceof FormData ? undefined : type,
      accept: request.accept,
    },
    clientHeaders,
    serializeHeaders(operation, request.headers ?? {}),
    callHeaders,
    // Last, so that nothing takes the place of a credential.
    credentialsIn("header", credentials),
  );
  addCookies(headers, ...serializeAll(operation, { ...request.cookies, ...writtenCookies(credentials) }, form));

  return {
    params: { path: pathParams, query },
    pathSerializer: (template) => serializePath(operation, template, pathParams),
    querySerializer: () =>
      [request.queryString?.(operation), serializeQuery(operation, query)].filter(Boolean).join("&"),
    headers,
    body: sent,
  };
}

/** What `fetch` says of a bad URL quotes it, and by then a credential may be in it. */
export function checkBaseUrl(operation: string, baseUrl: string, { checked }: Pick<Wire, "checked">): void {
  try {
    // Of `localhost:3000`, `localhost` would be the scheme.
    if (checked.has(baseUrl) || (!/[?#]|^[^/]+:\w/.test(baseUrl) && new Request(baseUrl) && checked.add(baseUrl)))
      return;
  } catch {
    // Reported below.
  }
  throw new InvalidArgumentError(operation, "baseUrl", "must be a URL: just `https://host/path`");
}

/**
 * `setTimeout` takes NaN and what is negative for nothing, and a comparison with NaN is false whatever was meant.
 *
 * @throws {InvalidArgumentError} which names the option.
 */
export function checkNumbers(operation: string, options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === "number" && !(value >= 0))
      throw new InvalidArgumentError(operation, name, "must be 0 or more");
  }
}

/** Headers by their names; one that is undefined is left out. */
export type HeaderValues = Headers | Readonly<Record<string, string | undefined>>;

/**
 * The headers of all sources, each in the place of those before it with the same name.
 *
 * @throws {InvalidArgumentError} which names the header, but does not quote its value.
 */
export function mergeHeaders(operation: string, ...sources: readonly (HeaderValues | undefined)[]): Headers {
  const merged = new Headers();
  for (const [name, value] of sources.flatMap(headersOf)) {
    try {
      if (value !== undefined) merged.set(name, value);
    } catch {
      throw unsendable(operation, name);
    }
  }
  return merged;
}

/** The `Headers` of a library are not those of the platform, but can be iterated over as these can. */
function headersOf(source: HeaderValues | undefined): (readonly [name: string, value: string | undefined])[] {
  const given = source ?? {};
  // The types of workers do not say so.
  return Symbol.iterator in given ? [...(given as unknown as Map<string, string>)] : Object.entries(given);
}

/** Adds cookies, each a `name=value`, to those that the headers have. */
export function addCookies(headers: Headers, ...cookies: readonly string[]): void {
  if (cookies.length === 0) return;
  headers.set("cookie", [headers.get("cookie"), ...cookies].filter(Boolean).join("; "));
}

/** What `fetch` takes for a body: named so that it is known with the types of Node alone, too. */
export type SentBody = NonNullable<RequestInit["body"]>;

/** A body, and its type where it says itself what that is. */
export type WrittenBody = readonly [body: SentBody, contentType?: string];

/** Makes of an object what `fetch` takes. What it throws is not shown, as it may quote the body. */
export type BodyWriter = (fields: ParameterValues) => WrittenBody;

/** Whether a body can be read only once. */
export function isStream(body: unknown): boolean {
  return body instanceof ReadableStream || Symbol.asyncIterator in Object(body);
}

/** Whether a value is bytes that are sent as they are, now or as they come. */
export function isFile(value: unknown): boolean {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value) || isStream(value);
}

/** @throws {InvalidArgumentError} which does not quote the body. */
export function serializeBody(
  operation: string,
  { body, writeBody }: OperationRequest,
  contentType: string,
): WrittenBody {
  try {
    if (/^[^;]*[/+]json\b/i.test(contentType)) return [JSON.stringify(body)];
    // A stream of Node's looks like any object.
    const isObject = isRecord(body) && !isStream(body);
    if (writeBody && isObject) return writeBody(body);
    if (!isObject && !Array.isArray(body)) return [body as SentBody];
  } catch {
    // Reported below.
  }
  throw new InvalidArgumentError(operation, "body", `cannot be written as ${contentType}`);
}

/** Parameters by their names. One that is undefined or null is left out. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** What OpenAPI says of a place of parameters where a document says nothing. */
interface Place extends Expansion {
  readonly encode: Encode;
}

/** Queries and cookies. @see https://spec.openapis.org/oas/v3.1.1.html#fixed-fields-for-use-with-schema */
const form: Place = { named: true, explode: true, encode: encodeURIComponent };
const path: Place = { encode: encodeURIComponent };
const header: Place = { encode: String };

/** A run of anything but slashes that has placeholders in it. */
const segments = /[^/{]*(?:\{[^{}]*\}[^/{]*)+/g;
const placeholders = /\{([^{}]+)\}/g;

/** Segments that a URL does away with. @see https://url.spec.whatwg.org/#double-dot-path-segment */
const vanishing = /^(?:\.|%2e){1,2}$/i;

/**
 * Fills in the template, so that no value leaves its segment.
 *
 * @throws {InvalidArgumentError} where a value is missing or empty, or makes `.` or `..` of its segment.
 */
export function serializePath(operation: string, template: string, values: ParameterValues): string {
  const given = new Map(Object.entries(values));
  return template.replace(segments, (segment) => {
    let argument = "";
    const filled = segment.replace(placeholders, (_, name: string) => {
      argument = name;
      const text = serialize(operation, name, given.get(name), path).join("");
      if (text === "") throw new InvalidArgumentError(operation, name, "must not be empty");
      return text;
    });
    if (vanishing.test(filled)) throw new InvalidArgumentError(operation, argument, "must not be `.` or `..`");
    return filled;
  });
}

/** @throws {InvalidArgumentError} */
export function serializeQuery(operation: string, values: ParameterValues): string {
  return serializeAll(operation, values, form).join("&");
}

/** @throws {InvalidArgumentError} */
export function serializeHeaders(operation: string, values: ParameterValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      serialize(operation, name, value, header).map((text) => [name, text] as const),
    ),
  );
}

function serializeAll(operation: string, values: ParameterValues, place: Place): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => serialize(operation, name, value, place));
}

function serialize(operation: string, name: string, value: unknown, place: Place): readonly string[] {
  if (!isGiven(value)) return [];
  try {
    if (typeof value === "function") return (value as StyledValue)(name, place.encode);
    return expand(value, name, place, place.encode);
  } catch {
    // What was thrown may quote the value.
    throw new InvalidArgumentError(operation, name, "cannot be written");
  }
}

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

/** The values of those that stand in `place`, by their names. */
export function credentialsIn(
  place: CredentialPlace["in"],
  sent: readonly SentCredential[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(sent.filter((one) => one.in === place).map(({ name, value }) => [name, value]));
}

/** Those that are cookies, by their names: each is sent as it is. */
export function writtenCookies(sent: readonly SentCredential[]): Readonly<Record<string, () => readonly string[]>> {
  return Object.fromEntries(
    sent.filter((one) => one.in === "cookie").map(({ name, value }) => [name, () => [`${name}=${value}`]]),
  );
}

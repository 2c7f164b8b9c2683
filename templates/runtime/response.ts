import { ConnectionError, type Hide, InvalidResponseError, quoted, UnsuccessfulError } from "./errors.js";
import type { Attempted } from "./options.js";
import { discardBody } from "./send.js";
import type { SuccessAnswer } from "./status.js";
import { isRecord, own } from "./values.js";

/**
 * Reads the body of a successful response. One without a body gives undefined.
 *
 * @param hide takes secrets out of what an error quotes of the response.
 * @throws {InvalidResponseError} where JSON was to come, and something else came.
 * @throws {ConnectionError} where the connection breaks meanwhile.
 */
export type BodyReader = (response: Response, attempted: Attempted, hide: Hide) => Promise<unknown>;

export const readJson: BodyReader = async (response, attempted, hide) => {
  const text = await receive(response, attempted, (body) => body.text());
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    // What the parser throws quotes the body.
    const found = response.headers.get("content-type") ?? "no content type";
    throw new InvalidResponseError(attempted.operation, `the body is not JSON (${quoted(found, hide)})`, response);
  }
};

export const readText: BodyReader = (response, attempted) => receive(response, attempted, (body) => body.text());

export const readBlob: BodyReader = (response, attempted) => receive(response, attempted, (body) => body.blob());

type BodyKind = "json" | "text" | "binary";

const bodyReaders: Readonly<Record<BodyKind, BodyReader>> = {
  json: readJson,
  text: readText,
  binary: readBlob,
};

/** Reads a body as its media type says, where that is one of these kinds, and as the first of them where it is not. */
export function byMediaType(...kinds: readonly [BodyKind, ...BodyKind[]]): BodyReader {
  return (response, attempted, hide) => {
    const type = response.headers.get("content-type") ?? "";
    const found = /^[^;]*[/+]json\b/i.test(type) ? "json" : /^text\//i.test(type) ? "text" : "binary";
    const kind = kinds.includes(found) ? found : kinds[0];
    return bodyReaders[kind](response, attempted, hide);
  };
}

async function receive<T>(
  response: Response,
  { operation, tries }: Attempted,
  read: (body: Response) => Promise<T>,
): Promise<T | undefined> {
  if (response.status === 204 || response.status === 205) return discardBody(response);
  try {
    return await read(response);
  } catch (cause) {
    throw new ConnectionError(operation, cause, tries.count);
  }
}

/** How the text of a header becomes a value; of a list, it is one of these texts. */
export type HeaderForm = HeaderKind | readonly string[];

type HeaderKind = "string" | "number" | "boolean" | "strings" | "numbers" | "json";

/** The documented headers of an operation's successful responses. */
export type HeaderForms = Readonly<Record<string, HeaderForm>>;

/** Makes values of the headers of a response. */
export type HeaderReader = (headers: Headers) => Readonly<Record<string, unknown>>;

/**
 * Reads the documented headers. One that is absent, or that is not what the document says, is left out: the response
 * still has its text. An operation without such headers imports none of this.
 */
export function headerReader(forms: HeaderForms): HeaderReader {
  return (headers) =>
    Object.fromEntries(
      Object.entries(forms).flatMap(([name, form]) => {
        const value = readHeader(headers, name, form);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
}

function readHeader(headers: Headers, name: string, form: HeaderForm): unknown {
  const text = headers.get(name);
  if (text === null) return undefined;
  if (typeof form !== "string") return form.includes(text) ? text : undefined;
  // Its items are its lines: a date in one has a comma.
  if (form === "strings" && name.toLowerCase() === "set-cookie") return headers.getSetCookie();
  return headerReaders[form](text);
}

const headerReaders: Readonly<Record<HeaderKind, (text: string) => unknown>> = {
  string: (text) => text,
  number: toNumber,
  boolean: (text) => (text === "true" || text === "false" ? text === "true" : undefined),
  strings: toList,
  numbers(text) {
    const values = toList(text).map(toNumber);
    return values.includes(undefined) ? undefined : values;
  },
  json(text) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  },
};

function toNumber(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? undefined : value;
}

function toList(text: string): string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

/** Gives the inside of a successful response's body. */
export type Unwrap = (answer: SuccessAnswer) => unknown;

/** What the document says of the bodies of an operation's successful responses. */
export interface EnvelopeForm {
  /** The property that holds what was asked for; without it, that is the body itself. */
  readonly payload?: string;
  /** The property that is `false` where the request failed in spite of its status. */
  readonly flag?: string;
  /** A body without a payload is an error, be it null or absent. */
  readonly required?: boolean;
}

/**
 * Takes what was asked for out of the object that it comes in. A payload that is absent is undefined, and one that is
 * null is null; so is that of a response without a body. An operation without an envelope imports none of this.
 *
 * @throws {UnsuccessfulError} where the body says that the request failed.
 * @throws {InvalidResponseError} where the body is no object, or has no payload and must have one.
 */
export function envelope({ payload, flag, required }: EnvelopeForm): Unwrap {
  return (answer) => {
    const { operation, body, response } = answer;
    if (body === undefined) return undefined;
    if (!isRecord(body))
      throw new InvalidResponseError(operation, "the body is not the object that was expected", response);
    if (flag !== undefined && own(body, flag) === false) throw new UnsuccessfulError(answer, flag);
    if (payload === undefined) return body;
    const inside = own(body, payload);
    if (required && (inside ?? undefined) === undefined) {
      throw new InvalidResponseError(operation, `the body has no \`${payload}\``, response);
    }
    return inside;
  };
}

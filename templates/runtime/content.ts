import { InvalidArgumentError } from "./errors.js";
import type { BodyWriter } from "./request.js";
import { isGiven, isRecord } from "./values.js";

/** What a request says of its body. */
export interface Content {
  readonly body: unknown;
  readonly contentType: string;
  readonly writeBody?: BodyWriter;
}

/** Media types that a body may have, the first of which it has by default, each with what writes an object as it. */
export type ContentWriters = Readonly<Record<string, BodyWriter | undefined>>;

interface Choice {
  readonly contentType?: string | undefined;
  readonly body?: unknown;
}

/** The body in the media type that the caller has picked. */
export function chooseContent({ contentType, body }: Choice, writers: ContentWriters): Content {
  const name = contentType ?? Object.keys(writers)[0] ?? "";
  const writeBody = writers[name];
  return { body, contentType: name.endsWith("/*") ? ownType(body) : name, ...(writeBody && { writeBody }) };
}

/** The fields of a body that need not be sent: undefined where none is given, so that there is no body. */
export function optionalBody<T extends object>(fields: T): T | undefined {
  return Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
}

/** The media type of a file, for where a document names only a range of them. */
export function ownType(body: unknown): string {
  return (body instanceof Blob && body.type) || "application/octet-stream";
}

/** The same, where the fields of the first media type stand beside `contentType`. */
export function chooseFlatContent({ contentType, ...fields }: Choice & object, writers: ContentWriters): Content {
  const [first = ""] = Object.keys(writers);
  const isFirst = contentType === undefined || contentType === first;
  return chooseContent({ contentType, body: isFirst ? fields : fields.body }, writers);
}

/** A parameter that is the whole query. @see https://spec.openapis.org/oas/v3.2.0.html#parameter-locations */
export interface QueryString {
  readonly name: string;
  readonly value: unknown;
  readonly mediaType: string;
  /** Writes an object, where the media type is that of a form. */
  readonly writeForm?: BodyWriter;
}

/**
 * Writes the query of an operation.
 *
 * @throws {InvalidArgumentError}
 */
export type QueryWriter = (operation: string) => string;

/** Writes the query out of one value: an object as a form, and anything as JSON, percent-encoded as a whole. */
export function wholeQuery({ name, value, mediaType, writeForm }: QueryString): QueryWriter {
  return (operation) => {
    if (!isGiven(value)) return "";
    try {
      if (/^[^;]*[/+]json\b/i.test(mediaType)) return encodeURIComponent(JSON.stringify(value));
      const [written] = writeForm && isRecord(value) ? writeForm(value) : [value];
      // A space is written as in every other query.
      if (written instanceof URLSearchParams) return written.toString().replaceAll("+", "%20");
      if (typeof written === "string") return encodeURIComponent(written);
    } catch {
      // What was thrown may quote the value.
    }
    throw new InvalidArgumentError(operation, name, "cannot be written");
  };
}

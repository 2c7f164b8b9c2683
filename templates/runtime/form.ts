import { isFile, isStream as isReadOnce, type ParameterValues, serializeQuery, type WrittenBody } from "./request.js";
import { type ParameterStyle, styled } from "./styled.js";
import { isGiven, isRecord, own, scalarText } from "./values.js";

/** How a property of a form is written. @see https://spec.openapis.org/oas/v3.1.1.html#encoding-object */
export interface FieldEncoding {
  readonly contentType?: string;
  readonly style?: ParameterStyle;
}

/** The properties that are written in another way than the others of their kind. */
export type FieldEncodings = Readonly<Record<string, FieldEncoding>>;

/**
 * Writes an object as `application/x-www-form-urlencoded`, as if its properties were parameters of a query. An object
 * within it is JSON, and so is a list within a list, unless the document gives it a style.
 *
 * @throws {InvalidArgumentError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-the-x-www-form-urlencoded-media-type
 */
export function urlEncoded(fields: ParameterValues, encodings: FieldEncodings = {}): WrittenBody {
  const values = Object.entries(fields).map(([name, value]) => {
    const { style, contentType } = encodingOf(name, encodings);
    if (style !== undefined) return [name, styled(value, style)] as const;
    if (isJson(contentType)) return [name, isGiven(value) ? jsonText(value) : value] as const;
    return [name, Array.isArray(value) ? value.map(textOf) : textOf(value)] as const;
  });
  return [new URLSearchParams(serializeQuery("form", Object.fromEntries(values)))];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#common-fixed-fields-0 for the types that properties have by default. */
function textOf(value: unknown): unknown {
  return isRecord(value) || Array.isArray(value) ? jsonText(value) : value;
}

/** @throws {TypeError} where a file is in it, of which JSON would hold nothing. */
function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (isFile(item)) throw new TypeError("a file in JSON");
    return item;
  });
}

export function encodingOf(name: string, encodings: FieldEncodings): FieldEncoding {
  return own(encodings, name) ?? {};
}

export function isJson(contentType: string | undefined): boolean {
  return /^[^;]*[/+]json\b/i.test(contentType ?? "");
}

/** Named so that it is known with the types of Node alone, too. */
type BlobParts = NonNullable<ConstructorParameters<typeof Blob>[0]>;

/** What a part holds. The bytes of a blob may be on a disk, and those of a stream are not there yet. */
type Content = string | Blob | ReadableStream<Uint8Array>;

/**
 * Writes an object as `multipart/form-data`: a part for each property, or for each item of one that is an array. An object
 * becomes a part of JSON, and so does an array within an array; a `File` brings its name and its type; a `Blob`, an
 * `ArrayBuffer` or a view of one, and a stream are files that are called `blob`. What has a style is texts, as it would be
 * in a query. A body with a stream in it is a stream, and cannot be sent again.
 *
 * A `FormData` does not do, as it makes files of all that has a type.
 *
 * @throws {TypeError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-multipart-media-types
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function multipart(fields: ParameterValues, encodings: FieldEncodings = {}): WrittenBody {
  const boundary = `----${crypto.randomUUID()}`;
  const pieces: Content[] = [];
  for (const [name, value] of Object.entries(fields)) {
    for (const part of partsOf(name, value, encodingOf(name, encodings))) {
      pieces.push(`--${boundary}\r\n`, ...part, "\r\n");
    }
  }
  pieces.push(`--${boundary}--\r\n`);
  const whole = pieces.filter((piece): piece is string | Blob => !isStream(piece));
  const body = whole.length === pieces.length ? new Blob(whole) : concatenate(pieces);
  return [body, `multipart/form-data; boundary=${boundary}`];
}

/** A style counts for texts, lists of them and objects: none has a form for files. */
function partsOf(name: string, value: unknown, { style, contentType }: FieldEncoding): readonly (readonly Content[])[] {
  const isList = Array.isArray(value);
  if (style !== undefined && (isList ? value.every(isScalar) : isScalar(value) || isRecord(value))) {
    return styledParts(name, value, style);
  }
  const items: readonly unknown[] = isList && !isJson(contentType) ? value : [value];
  return items.filter(isGiven).map((item) => partOf(name, item, contentType));
}

/**
 * What a style makes of a value, without percent-encoding: where a part begins and ends is plain.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578#section-5.1
 */
function styledParts(
  name: string,
  value: unknown,
  { style, explode }: ParameterStyle,
): readonly (readonly Content[])[] {
  const texts = styled(value, { style, explode })?.(name, encodeURIComponent) ?? [];
  return texts.map((text) => {
    const [key = "", content = ""] = text.split("=").map(decodeURIComponent);
    return [headers(key), content];
  });
}

/** The headers of a part, and its content. A text has no type of its own but the one that the document gives it. */
function partOf(name: string, item: unknown, contentType: string | undefined): readonly Content[] {
  const isOne = contentType !== undefined && !/[*,]/.test(contentType);
  const type = isOne ? contentType : undefined;
  if (item instanceof Blob) {
    return [headers(name, item.type || (type ?? octets), item instanceof File ? item.name : "blob"), item];
  }
  if (isReadOnce(item)) return [headers(name, type ?? octets, "blob"), streamOf(item)];
  if (item instanceof ArrayBuffer || ArrayBuffer.isView(item)) {
    return [headers(name, type ?? octets, "blob"), new Blob([item] as BlobParts)];
  }
  if (isRecord(item) || Array.isArray(item) || isJson(contentType))
    return [headers(name, contentType ?? "application/json"), jsonText(item)];
  return [headers(name, type), scalarText(item)];
}

const octets = "application/octet-stream";

/** @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function headers(name: string, type = "", file?: string): string {
  const quote = (text: string) => `"${text.replace(/["\r\n]/g, encodeURIComponent)}"`;
  const disposition = `form-data; name=${quote(name)}${file === undefined ? "" : `; filename=${quote(file)}`}`;
  // A type with characters that a header cannot have is none.
  const isType = /^[ -~]+$/.test(type);
  return `Content-Disposition: ${disposition}\r\n${isType ? `Content-Type: ${type}\r\n` : ""}\r\n`;
}

function isScalar(item: unknown): boolean {
  return !isGiven(item) || typeof item !== "object" || item instanceof Date;
}

function isStream(item: unknown): item is ReadableStream<Uint8Array> {
  return item instanceof ReadableStream;
}

/** What Node calls a stream: it can be iterated over, and looks like any object. */
interface NodeStream extends AsyncIterable<Uint8Array | string> {
  /** An iteration that has not begun does not let go of it. */
  readonly destroy?: () => void;
}

function streamOf(item: unknown): ReadableStream<Uint8Array> {
  if (isStream(item)) return item;
  const source = item as NodeStream;
  const chunks = source[Symbol.asyncIterator]();
  // It asks for the first chunk at once: the error of a stream that nobody reads yet would end a process of Node's.
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) return controller.close();
      controller.enqueue(typeof value === "string" ? new TextEncoder().encode(value) : value);
    },
    cancel: async () => (source.destroy ? source.destroy() : void (await chunks.return?.())),
  });
}

/** All pieces, one after the other, each read when its turn comes. */
function concatenate(pieces: readonly Content[]): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const streams = pieces.map((piece) => (isStream(piece) ? piece : undefined));
  const write = async () => {
    for (const piece of pieces) {
      const source: ReadableStream<Uint8Array> = isStream(piece) ? piece : new Blob([piece]).stream();
      await source.pipeTo(writable, { preventClose: true });
    }
    await writable.close();
  };
  // The request fails with the stream; those whose turn has not come are let go of.
  write().catch(async (error: unknown) => {
    for (const stream of streams) if (stream?.locked === false) await stream.cancel(error).catch(() => {});
  });
  return readable;
}

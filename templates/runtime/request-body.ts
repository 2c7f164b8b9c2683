import { isRecord } from "./expand.js";
import type { OperationRequest } from "./operation-request.js";
import { InvalidArgumentError } from "./request-error.js";
import type { ParameterValues } from "./serialize.js";

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

/** @throws {InvalidArgumentError} which does not quote the body. */
export function serializeBody(
  operation: string,
  { body, writeBody }: OperationRequest,
  contentType: string,
): WrittenBody {
  try {
    if (/^[^;]*[/+]json\b/i.test(contentType)) return [JSON.stringify(body)];
    if (writeBody !== undefined && isRecord(body)) return writeBody(body);
    if (!isRecord(body) && !Array.isArray(body)) return [body as SentBody];
  } catch {
    // Reported below.
  }
  throw new InvalidArgumentError(operation, "body", `cannot be written as ${contentType}`);
}

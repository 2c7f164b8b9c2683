import { isRecord } from "./expand.js";
import { InvalidArgumentError } from "./request-error.js";

/**
 * Writes a body in its media type: as JSON, or as it is where `fetch` takes it so.
 *
 * @throws {InvalidArgumentError} which does not quote the body.
 */
export function serializeBody(operation: string, body: unknown, contentType: string): BodyInit {
  try {
    if (/^[^;]*[/+]json\b/i.test(contentType)) return JSON.stringify(body);
    if (!isRecord(body) && !Array.isArray(body)) return body as BodyInit;
  } catch {
    // What was thrown may quote the body.
  }
  throw new InvalidArgumentError(operation, "body", `cannot be written as ${contentType}`);
}

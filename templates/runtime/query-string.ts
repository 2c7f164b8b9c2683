import { isGiven, isRecord } from "./expand.js";
import { InvalidArgumentError } from "./request-error.js";
import { serializeQuery } from "./serialize.js";

/** A parameter that is the whole query. @see https://spec.openapis.org/oas/v3.2.0.html#parameter-locations */
export interface QueryString {
  readonly name: string;
  readonly value: unknown;
  readonly mediaType: string;
}

/**
 * Writes the query of an operation.
 *
 * @throws {InvalidArgumentError}
 */
export type QueryWriter = (operation: string) => string;

/** Writes the query out of one value: an object as a form, and anything as JSON, percent-encoded as a whole. */
export function wholeQuery({ name, value, mediaType }: QueryString): QueryWriter {
  return (operation) => {
    if (!isGiven(value)) return "";
    if (/^[^;]*[/+]json\b/i.test(mediaType)) return encodeURIComponent(JSON.stringify(value));
    if (isRecord(value)) return serializeQuery(operation, value);
    if (typeof value === "string") return encodeURIComponent(value);
    throw new InvalidArgumentError(operation, name, "cannot be written");
  };
}

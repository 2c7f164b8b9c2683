import { expand, isGiven, type Encode, type Expansion } from "./expand.js";
import { InvalidArgumentError } from "./request-error.js";
import type { StyledValue } from "./styled.js";

export { styled } from "./styled.js";

/** Parameters by their names. One that is undefined or null is left out. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** What OpenAPI says of a place of parameters where a document says nothing. */
interface Place extends Expansion {
  readonly encode: Encode;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#fixed-fields-for-use-with-schema */
const form: Place = { named: true, explode: true, encode: encodeURIComponent };
const places = {
  path: { encode: encodeURIComponent },
  query: form,
  header: { encode: (text: string) => text },
  cookie: form,
} as const;

/** A run of anything but slashes, with the placeholders in it whole. */
const segments = /(?:\{[^{}]*\}|[^/{])+/g;
const placeholders = /\{([^{}]+)\}/g;

/** Segments that a URL does away with. @see https://url.spec.whatwg.org/#double-dot-path-segment */
const vanishing = /^(?:\.|%2e){1,2}$/i;

/**
 * Fills in the template, so that no value leaves its segment.
 *
 * @throws {InvalidArgumentError} where a value is missing or empty, or makes `.` or `..` of its segment.
 */
export function serializePath(operation: string, template: string, values: ParameterValues): string {
  return template.replace(segments, (segment) => {
    let argument: string | undefined;
    const filled = segment.replace(placeholders, (_, name: string) => {
      argument = name;
      const text = serialize(operation, name, Object.hasOwn(values, name) ? values[name] : undefined, places.path);
      if (text.join("") === "") throw new InvalidArgumentError(operation, name, "must not be empty");
      return text.join("");
    });
    if (argument !== undefined && vanishing.test(filled)) {
      throw new InvalidArgumentError(operation, argument, "must not be `.` or `..`");
    }
    return filled;
  });
}

/** @throws {InvalidArgumentError} */
export function serializeQuery(operation: string, values: ParameterValues): string {
  return serializeAll(operation, values, places.query).join("&");
}

/** The cookies, each a `name=value`: an exploded one becomes several. @throws {InvalidArgumentError} */
export function serializeCookies(operation: string, values: ParameterValues): readonly string[] {
  return serializeAll(operation, values, places.cookie);
}

/** @throws {InvalidArgumentError} */
export function serializeHeaders(operation: string, values: ParameterValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      serialize(operation, name, value, places.header).map((text) => [name, text] as const),
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

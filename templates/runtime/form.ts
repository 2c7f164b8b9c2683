import { isGiven, isRecord } from "./expand.js";
import type { WrittenBody } from "./request-body.js";
import { serializeQuery, styled, type ParameterValues } from "./serialize.js";
import type { ParameterStyle } from "./styled.js";

/** How a property of a form is written. @see https://spec.openapis.org/oas/v3.1.1.html#encoding-object */
export interface FieldEncoding {
  readonly contentType?: string;
  readonly style?: ParameterStyle;
}

/** The properties that are written in another way than the others of their kind. */
export type FieldEncodings = Readonly<Record<string, FieldEncoding>>;

/**
 * Writes an object as `application/x-www-form-urlencoded`, as if its properties were parameters of a query. An object
 * within it is JSON, unless the document gives it a style.
 *
 * @throws {InvalidArgumentError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-the-x-www-form-urlencoded-media-type
 */
export function urlEncoded(fields: ParameterValues, encodings: FieldEncodings = {}): WrittenBody {
  const values = Object.entries(fields).map(([name, value]) => {
    const { style, contentType } = encodingOf(name, encodings);
    if (style !== undefined) return [name, styled(value, style)] as const;
    if (isJson(contentType)) return [name, isGiven(value) ? JSON.stringify(value) : value] as const;
    return [name, Array.isArray(value) ? value.map(textOf) : textOf(value)] as const;
  });
  return [new URLSearchParams(serializeQuery("form", Object.fromEntries(values)))];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#common-fixed-fields-0 for the types that properties have by default. */
function textOf(value: unknown): unknown {
  return isRecord(value) ? JSON.stringify(value) : value;
}

export function encodingOf(name: string, encodings: FieldEncodings): FieldEncoding {
  return (Object.hasOwn(encodings, name) ? encodings[name] : undefined) ?? {};
}

export function isJson(contentType: string | undefined): boolean {
  return /^[^;]*[/+]json\b/i.test(contentType ?? "");
}

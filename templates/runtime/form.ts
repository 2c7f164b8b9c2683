import { isGiven, isRecord, scalarText } from "./expand.js";
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
 * Writes an object as `application/x-www-form-urlencoded`, as if its properties were parameters of a query.
 *
 * @throws {InvalidArgumentError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-the-x-www-form-urlencoded-media-type
 */
export function urlEncoded(fields: ParameterValues, encodings: FieldEncodings = {}): URLSearchParams {
  const values = Object.entries(fields).map(([name, value]) => {
    const { style, contentType } = encodingOf(name, encodings);
    if (style !== undefined) return [name, styled(value, style)] as const;
    return [name, isJson(contentType) && isGiven(value) ? JSON.stringify(value) : value] as const;
  });
  return new URLSearchParams(serializeQuery("form", Object.fromEntries(values)));
}

/**
 * Writes an object as `multipart/form-data`: a part for each property, or for each item of one that is an array. An object
 * becomes a part of JSON.
 *
 * @throws {TypeError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-multipart-media-types
 */
export function multipart(fields: ParameterValues, encodings: FieldEncodings = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    const { contentType } = encodingOf(name, encodings);
    const isWhole = isJson(contentType) || !Array.isArray(value);
    for (const item of isWhole ? [value] : value) if (isGiven(item)) form.append(name, partOf(item, contentType));
  }
  return form;
}

/** A text has no type of its own but the one that the document gives it; a file has its own. */
function partOf(item: unknown, contentType: string | undefined): string | Blob {
  if (item instanceof Blob) return item;
  if (isRecord(item) || isJson(contentType)) {
    return new Blob([JSON.stringify(item)], { type: contentType ?? "application/json" });
  }
  const isOne = contentType !== undefined && !/[*,]/.test(contentType);
  return isOne ? new Blob([scalarText(item)], { type: contentType }) : scalarText(item);
}

function encodingOf(name: string, encodings: FieldEncodings): FieldEncoding {
  return (Object.hasOwn(encodings, name) ? encodings[name] : undefined) ?? {};
}

function isJson(contentType: string | undefined): boolean {
  return /^[^;]*[/+]json\b/i.test(contentType ?? "");
}

import { isGiven, isRecord, scalarText } from "./expand.js";
import { serializeQuery, type ParameterValues } from "./serialize.js";

/**
 * Writes an object as `application/x-www-form-urlencoded`, as if its properties were parameters of a query.
 *
 * @throws {InvalidArgumentError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-the-x-www-form-urlencoded-media-type
 */
export function urlEncoded(fields: ParameterValues): URLSearchParams {
  return new URLSearchParams(serializeQuery("form", fields));
}

/**
 * Writes an object as `multipart/form-data`: a part for each property, or for each item of one that is an array. An object
 * becomes a part of JSON.
 *
 * @throws {TypeError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-multipart-media-types
 */
export function multipart(fields: ParameterValues): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item instanceof Blob) form.append(name, item);
      else if (isRecord(item)) form.append(name, new Blob([JSON.stringify(item)], { type: "application/json" }));
      else if (isGiven(item)) form.append(name, scalarText(item));
    }
  }
  return form;
}

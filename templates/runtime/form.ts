import { isGiven, isRecord, scalarText } from "./expand.js";
import { serializeQuery, type ParameterValues } from "./serialize.js";

/**
 * The properties as `application/x-www-form-urlencoded`: those that are arrays are repeated, those undefined left out.
 *
 * @throws {InvalidArgumentError}
 */
export function urlEncoded(properties: object): URLSearchParams {
  return new URLSearchParams(serializeQuery("form", { ...properties }));
}

/**
 * The properties as `multipart/form-data`: a part for each, or for each item of one that is an array. An object becomes
 * a part of JSON.
 *
 * @throws {TypeError} where an item is an array itself.
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-multipart-media-types
 */
export function multipart(properties: object): FormData {
  const form = new FormData();
  const entries: ParameterValues = { ...properties };
  for (const [name, value] of Object.entries(entries)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item instanceof Blob) form.append(name, item);
      else if (isRecord(item)) form.append(name, new Blob([JSON.stringify(item)], { type: "application/json" }));
      else if (isGiven(item)) form.append(name, scalarText(item));
    }
  }
  return form;
}

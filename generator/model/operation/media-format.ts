import type { MediaType } from "./content.ts";
import type { Schema } from "../schema/schema.ts";

/** The formats that a client prefers, the best first. */
const preference: readonly MediaType["format"][] = [
  "json",
  "form",
  "multipart",
  "jsonLines",
  "jsonSequence",
  "events",
  "text",
  "binary",
];

/** The one that a client should use first, then the others, those of one format as they stand in the document. */
export function preferred<T extends Pick<MediaType, "format">>(contents: readonly T[]): T[] {
  return contents.toSorted((left, right) => preference.indexOf(left.format) - preference.indexOf(right.format));
}

/** Whether a body is a sequence of items that can be read as they arrive. */
export function isSequence({ format }: Pick<MediaType, "format">): boolean {
  return format === "events" || format === "jsonLines" || format === "jsonSequence";
}

/** Whether JSON is one of many media types in a range: then the schema tells more than the range. */
export function mayBeJson(mediaType: string): boolean {
  return /^(?:\*|application)\/\*(?:\s*;|$)/i.test(mediaType);
}

/** @see https://www.rfc-editor.org/rfc/rfc7303#section-9 */
export function isXml(mediaType: string): boolean {
  return /^(?:application\/xml|[^/;]+\/[^;]+\+xml)\s*(?:;|$)/i.test(mediaType);
}

/** How bytes become a value, where they may be of any media type. */
export function formatInRange(schema: Schema): MediaType["format"] {
  if (schema.kind !== "string") return "json";
  return schema.binary ? "binary" : "text";
}

/**
 * Whether it names no one type: `image/*`, or all types of a suffix, as in `application/*+json`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export function isRange(mediaType: string): boolean {
  return /^[^/;]+\/\*(?:\+[^;]*)?(?:\s*;|$)/.test(mediaType);
}

/**
 * The media type that a body is sent as, where the document gives a range of them; a range without JSON and text is
 * that of the body itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3
 */
export function sentType({ name, format }: Pick<MediaType, "name" | "format">): string {
  if (!isRange(name)) return name;
  switch (format) {
    case "json":
      return "application/json";
    case "text":
      return "text/plain";
    default:
      return name;
  }
}

/** How the bytes of a media type become a value. @see https://www.rfc-editor.org/rfc/rfc6838#section-4.2.8 */
export function formatOf(mediaType: string): MediaType["format"] {
  // Nearly all are just this.
  if (mediaType === "application/json") return "json";
  const [essence = ""] = mediaType.toLowerCase().split(";");
  const name = essence.trim();
  if (/^(?:application|text)\/json$|\+json$|^\*\/\*$|^application\/\*$/.test(name)) return "json";
  if (name === "text/event-stream") return "events";
  if (/^application\/(?:x-)?(?:jsonl|jsonlines|ndjson|json-lines)$/.test(name)) return "jsonLines";
  if (/^application\/(?:.+\+)?json-seq$/.test(name)) return "jsonSequence";
  if (name === "application/x-www-form-urlencoded") return "form";
  if (name === "multipart/form-data") return "multipart";
  return name.startsWith("text/") ? "text" : "binary";
}

/** What tells a media type from others in a name: `problem+json` of `application/problem+json`. */
export function subtype(mediaType: string): string {
  return (
    (mediaType.split(";")[0] ?? "")
      .split("/")
      .at(-1)
      ?.replace(/^x-(?:www-)?/, "") ?? ""
  );
}

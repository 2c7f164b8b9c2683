import { arrayMember, type JsonObject } from "../../../kernel/json.ts";

/** The media types that an operation names, else those of the document; an empty list takes back the document's. */
export function mediaTypes(
  field: "consumes" | "produces",
  document: JsonObject,
  operation?: JsonObject,
): readonly string[] {
  const names = arrayMember(operation, field) ?? arrayMember(document, field) ?? [];
  const texts = names.filter((name) => typeof name === "string");
  return [...new Set(texts.filter((name) => name.trim() !== ""))];
}

/** A media type without its parameters. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1 */
export function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

export function isJsonType(mediaType: string): boolean {
  const name = essence(mediaType);
  return name === "application/json" || name.endsWith("+json");
}

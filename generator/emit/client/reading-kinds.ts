import type { MediaType } from "../../model/operation/content.ts";
import type { SchemasByPointer } from "../../model/schema/known-members.ts";
import { isSequence, isXml, mayBeJson } from "../../model/operation/media-format.ts";
import { resolvedSchema } from "../../model/schema/resolved-schema.ts";
import type { Schema } from "../../model/schema/schema.ts";

/** How the runtime reads a body. */
export type ReadingKind = "json" | "text" | "binary";

/** How the body of a successful response may be read, the likeliest first. */
export function readingKinds(content: MediaType, named: SchemasByPointer): readonly ReadingKind[] {
  if (isSequence(content)) return ["text"];
  // A text of any media type may be written as JSON.
  if (mayBeJson(content.name)) return isText(content.schema, named) ? ["text", "json"] : [kindOf(content)];
  if (isXml(content.name) && isText(content.schema, named)) return ["text"];
  return [kindOf(content)];
}

function kindOf({ format }: MediaType): ReadingKind {
  return format === "json" || format === "text" ? format : "binary";
}

/** Whether a value is a text, null aside. */
function isText(schema: Schema, named: SchemasByPointer): boolean {
  const shape = resolvedSchema(schema, named);
  if (shape.kind === "enum") return shape.values.every((value) => value === null || typeof value === "string");
  return shape.kind === "string" && shape.binary !== true;
}

import type { JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { parentPointer } from "../../kernel/json-pointer.ts";
import { rewriteDocument } from "./rewrite-document.ts";

/** The places of all schemas of a document that are no part of another schema. */
export function schemaPlaces(document: JsonObject): readonly JsonPointer[] {
  const places = new Set<JsonPointer>();
  rewriteDocument(document, {
    schema: (schema, place) => {
      places.add(place.pointer);
      return schema;
    },
  });
  return [...places].filter((place) => !ancestors(place).some((pointer) => places.has(pointer)));
}

function ancestors(pointer: JsonPointer): readonly JsonPointer[] {
  const found: JsonPointer[] = [];
  for (let at = parentPointer(pointer); at !== ""; at = parentPointer(at)) found.push(at);
  return found;
}

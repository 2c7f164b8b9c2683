import type { Json, JsonObject } from "../../kernel/json.ts";
import { isJsonArray, isJsonObject, stringMember } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import type { ObjectKind } from "../../load/rewrite/grammar.ts";
import { elementKind, memberKind, referableKinds } from "../../load/rewrite/grammar.ts";

/** Where an object stands. */
export interface Place {
  /** The document as it was before this rewriting. */
  readonly document: JsonObject;
  readonly pointer: JsonPointer;
  /** The keyword or field that holds the object, itself or in a list: `allOf`, `schema`. In a map, the object's key. */
  readonly field: string;
}

/** For each kind of object what becomes of it; one whose kind is missing stays as it is. */
export type Rewriting = { readonly [K in ObjectKind]?: (object: JsonObject, place: Place) => JsonObject };

/**
 * A copy of a document with each of its objects rewritten, the inner ones first, told where each stands. Data, like
 * examples, is not looked into, and a `$ref` is not followed: what it names is rewritten at its own place.
 *
 * It recurses, as Ajv and Prism do on the same document.
 */
export function rewriteDocument(document: JsonObject, rewriting: Rewriting): JsonObject {
  return rewriteObject(document, "document", { document, pointer: "", field: "" }, rewriting);
}

function rewriteObject(object: JsonObject, kind: ObjectKind, place: Place, rewriting: Rewriting): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, Json] => {
    const inner = memberKind(kind, key);
    if (inner === undefined) return [key, value];
    const inside: Place = { document: place.document, pointer: appendPointer(place.pointer, key), field: key };
    return [key, rewriteValue(value, inner, inside, rewriting)];
  });
  const copy: JsonObject = Object.fromEntries(entries);
  // What a reference names is rewritten at its own place; only schemas say more beside one.
  const isReference = kind !== "schema" && referableKinds.has(kind) && stringMember(copy, "$ref") !== undefined;
  return isReference ? copy : (rewriting[kind]?.(copy, place) ?? copy);
}

function rewriteValue(value: Json, kind: ObjectKind, place: Place, rewriting: Rewriting): Json {
  if (isJsonObject(value)) return rewriteObject(value, kind, place, rewriting);
  const inner = elementKind(kind);
  if (!isJsonArray(value) || inner === undefined) return value;
  return value.map((item, index) =>
    rewriteValue(item, inner, { ...place, pointer: appendPointer(place.pointer, index) }, rewriting),
  );
}

import type { Json, JsonObject } from "../../kernel/json.ts";
import { isJsonArray, isJsonObject, member, objectMember } from "../../kernel/json.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { essence, isJsonMediaType } from "../document/media-type.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Place } from "../document/rewrite-document.ts";
import type { Rule } from "./rule.ts";

const binary = "application/octet-stream";

/** Gives the answers for the media types of responses. */
export interface AnswerSource {
  /** For a JSON one; `undefined` leaves it to Prism. */
  readonly json: (mediaType: JsonPointer) => Json | undefined;
  /** For any other; `undefined` where any text will do. */
  readonly text: (mediaType: JsonPointer) => string | undefined;
}

/**
 * An answer for each response. A quarter of the answers that Prism makes break their own schema, and it cannot write
 * objects as anything but JSON or XML: other media types get a text, which may well be that of a sequence. It takes `*` in a media type for text, so a range
 * becomes a media type in it: JSON, where it may be.
 */
export function answers(source: AnswerSource): Rule {
  return {
    name: "answers",
    rewriting: { response: (response, place) => withAnswers(response, place, source) },
  };
}

function withAnswers(response: JsonObject, { document, pointer }: Place, source: AnswerSource): JsonObject {
  const content = objectMember(response, "content");
  if (content === undefined) return response;
  const entries = Object.entries(content).flatMap(([key, value]): [string, Json][] => {
    const name = concrete(key, value, document);
    // What is declared by its own name is no answer of a range.
    if (name !== key && Object.hasOwn(content, name)) return [];
    const place = appendPointer(pointer, "content", key);
    if (!isJsonMediaType(name)) return [[name, { schema: { type: "string" }, example: source.text(place) ?? "text" }]];
    const answer = source.json(place);
    return [[name, answer === undefined || !isJsonObject(value) ? value : { ...value, example: answer }]];
  });
  return { ...response, content: Object.fromEntries(entries) };
}

/** A media type in a range: what the schema says is binary comes as bytes, as the client reads it. */
function concrete(mediaType: string, value: Json, document: JsonObject): string {
  const [type = "", subtype] = essence(mediaType).split("/");
  if (subtype !== "*") return mediaType;
  if (type === "text") return "text/plain";
  const schema = resolveReference(document, member(value, "schema"), "")?.value ?? {};
  const isBinary = member(schema, "format") === "binary" || member(schema, "contentMediaType") === binary;
  if (isBinary && (type === "*" || type === "application")) return binary;
  return type === "*" || type === "application" ? "application/json" : `${type}/x-any`;
}

/** Whether Prism's parser would take a part of the value for a reference. */
export function holdsReference(value: Json): boolean {
  if (isJsonArray(value)) return value.some(holdsReference);
  if (!isJsonObject(value)) return false;
  return typeof member(value, "$ref") === "string" || Object.values(value).some(holdsReference);
}

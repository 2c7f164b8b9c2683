import type { Json, JsonObject } from "../../kernel/json.ts";
import { isJsonArray, isJsonObject, member, objectMember } from "../../kernel/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Place } from "../document/rewrite-document.ts";
import { sampleAnswer } from "../document/sample-answer.ts";
import { isFraming } from "../sent-headers.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism writes no lists and objects into headers, and then throws as it checks what it has written: it gets the text of each
 * header. It gets none that would make another message of the answer.
 */
export const answerHeaders: Rule = { name: "answer-headers", rewriting: { response: withHeaderTexts } };

function withHeaderTexts(response: JsonObject, { document }: Place): JsonObject {
  const headers = objectMember(response, "headers");
  if (headers === undefined) return response;
  const texts = Object.entries(headers).flatMap(([name, header]): [string, Json][] => {
    const text = headerText(name, header, document);
    return text === undefined ? [] : [[name, { schema: { type: "string" }, example: text }]];
  });
  return { ...response, headers: Object.fromEntries(texts) };
}

/**
 * The text of a header of an answer; `undefined` where Prism can send none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.5
 */
export function headerText(name: string, header: Json, document: JsonObject): string | undefined {
  if (isFraming(name) || name.toLowerCase() === "content-encoding" || !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
    return undefined;
  const resolved = resolveReference(document, header, "")?.value;
  const [content] = Object.values(objectMember(resolved, "content") ?? {});
  const schema = resolveReference(document, member(content ?? resolved, "schema"), "")?.value ?? {};
  // A list that is empty would show nothing.
  const filled = objectMember(schema, "items") === undefined ? schema : { minItems: 1, ...schema };
  const value = sampleAnswer(document, filled);
  const text = content === undefined ? simpleText(value, member(resolved, "explode") === true) : JSON.stringify(value);
  return /^([!-~]([ -~]*[!-~])?)?$/.test(text) ? text : undefined;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#style-values */
function simpleText(value: Json, explode: boolean): string {
  if (isJsonArray(value)) return value.map(scalarText).join(",");
  if (!isJsonObject(value)) return scalarText(value);
  return Object.entries(value)
    .map(([key, part]) => `${key}${explode ? "=" : ","}${scalarText(part)}`)
    .join(",");
}

function scalarText(value: Json): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

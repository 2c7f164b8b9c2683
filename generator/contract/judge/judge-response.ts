import type { Json } from "../../kernel/json.ts";
import type { ReceivedResponse } from "../exchange.ts";
import { bodyText } from "../exchange.ts";
import { isJsonMediaType } from "../document/media-type.ts";
import type { OperationDescription } from "../document/operation-description.ts";
import { contentFor, isBodiless, responseFor } from "../document/operation-description.ts";
import type { SchemaJudge } from "./schema-judge.ts";

/** What is wrong with an answer: its status, media type or body are not what the document declares. */
export function judgeResponse(
  operation: OperationDescription,
  response: ReceivedResponse,
  schemas: SchemaJudge,
): readonly string[] {
  const declared = responseFor(operation, response.status);
  if (declared === undefined) return [`status ${response.status} is not declared`];
  const text = bodyText(response);
  if (declared.content.length === 0) return text === "" ? [] : ["a body came where none is declared"];
  if (operation.method === "head" || isBodiless(String(response.status))) return [];
  const contentType = response.headers.get("content-type") ?? "";
  const types = declared.content.map((content) => content.mediaType);
  const content = contentFor(operation, response.status, contentType);
  if (content === undefined) return [`media type "${contentType}" is not declared, but ${types.join(", ")}`];
  if (!isJsonMediaType(contentType) || content.schema === undefined) return [];
  try {
    return schemas.problems(content.schema, JSON.parse(text) as Json);
  } catch {
    return ["the body is not JSON"];
  }
}

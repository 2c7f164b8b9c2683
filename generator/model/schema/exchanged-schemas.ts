import type { MediaType } from "../operation/content.ts";
import type { Operation, Webhook } from "../operation/operation.ts";
import { isSequence } from "../operation/media-format.ts";
import type { Direction, Schema } from "./schema.ts";

type Visit = (schema: Schema, direction: Direction) => void;

/** Visits the schemas of all that an operation sends, then those of what it receives. */
export function eachExchanged(operation: Operation, visit: Visit): void {
  eachSent(operation, visit);
  for (const { content, stream, alternatives, headers } of operation.responses) {
    if (content) eachOf(content, "response", visit);
    if (stream) eachOf(stream, "response", visit);
    for (const alternative of alternatives) eachOf(alternative, "response", visit);
    for (const { schema } of headers) visit(schema, "response");
  }
  eachReceived(operation.callbacks, visit);
}

/** Visits the schemas of all that an operation sends. */
export function eachSent({ parameters, body }: Operation, visit: Visit): void {
  for (const { schema } of parameters) visit(schema, "request");
  if (!body) return;
  eachOf(body.content, "request", visit);
  for (const alternative of body.alternatives) eachOf(alternative, "request", visit);
}

/** Visits the schemas of what the server sends by itself. */
export function eachReceived(webhooks: readonly Webhook[], visit: Visit): void {
  for (const { content } of webhooks) if (content) eachOf(content, "response", visit);
}

function eachOf(mediaType: MediaType, direction: Direction, visit: Visit): void {
  if (mediaType.format === "events") {
    for (const { data } of mediaType.events) if (data) visit(data, direction);
    return;
  }
  if (!isSequence(mediaType)) visit(mediaType.schema, direction);
  if (mediaType.itemSchema) visit(mediaType.itemSchema, direction);
}

import type { MediaType } from "./content.ts";
import type { Operation, Webhook } from "./operation.ts";
import { isSequence } from "./media-format.ts";
import type { Direction, Schema } from "./schema.ts";

/** A schema, and the side of an exchange that it is of. */
export interface ExchangedSchema {
  readonly schema: Schema;
  readonly direction: Direction;
}

/** The schemas of all that an operation sends. */
export function sentSchemas({ parameters, body }: Operation): readonly Schema[] {
  const schemas = parameters.map(({ schema }) => schema);
  if (body) addSchemas(body.content, schemas);
  for (const alternative of body?.alternatives ?? []) addSchemas(alternative, schemas);
  return schemas;
}

/** The schemas of all that an operation sends and receives. */
export function exchangedSchemas(operation: Operation): readonly ExchangedSchema[] {
  const exchanged: ExchangedSchema[] = [];
  for (const schema of sentSchemas(operation)) exchanged.push({ schema, direction: "request" });
  const answers: Schema[] = [];
  for (const { content, stream, headers } of operation.responses) {
    if (content) addSchemas(content, answers);
    if (stream) addSchemas(stream, answers);
    for (const { schema } of headers) answers.push(schema);
  }
  for (const { content } of operation.callbacks) if (content) addSchemas(content, answers);
  for (const schema of answers) exchanged.push({ schema, direction: "response" });
  return exchanged;
}

/** The schemas of what the server sends by itself. */
export function receivedSchemas(webhooks: readonly Webhook[]): readonly ExchangedSchema[] {
  const schemas: Schema[] = [];
  for (const { content } of webhooks) if (content) addSchemas(content, schemas);
  return schemas.map((schema) => ({ schema, direction: "response" as const }));
}

function addSchemas({ format, schema, itemSchema, events }: MediaType, schemas: Schema[]): void {
  if (format === "events") {
    for (const { data } of events) if (data) schemas.push(data);
    return;
  }
  if (!isSequence({ format })) schemas.push(schema);
  if (itemSchema) schemas.push(itemSchema);
}

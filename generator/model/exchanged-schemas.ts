import type { MediaType } from "./content.ts";
import type { Operation, Webhook } from "./operation.ts";
import { isSequence } from "./media-format.ts";
import type { Direction, Schema } from "./schema.ts";

/** A schema, and the side of an exchange that it is of. */
export interface ExchangedSchema {
  readonly schema: Schema;
  readonly direction: Direction;
}

/** The schemas of all that an operation sends and receives. */
export function exchangedSchemas({ parameters, body, responses, callbacks }: Operation): readonly ExchangedSchema[] {
  const requests = body ? [body.content, ...body.alternatives].flatMap(schemasOf) : [];
  const answers = responses.flatMap(({ content, stream, headers }) => [
    ...[content, stream].flatMap((mediaType) => (mediaType ? schemasOf(mediaType) : [])),
    ...headers.map(({ schema }) => schema),
  ]);
  return [
    ...[...parameters.map(({ schema }) => schema), ...requests].map((schema) => ({
      schema,
      direction: "request" as const,
    })),
    ...answers.map((schema) => ({ schema, direction: "response" as const })),
    ...receivedSchemas(callbacks),
  ];
}

/** The schemas of what the server sends by itself. */
export function receivedSchemas(webhooks: readonly Webhook[]): readonly ExchangedSchema[] {
  const contents = webhooks.flatMap(({ content }) => content ?? []);
  return contents.flatMap(schemasOf).map((schema) => ({ schema, direction: "response" as const }));
}

function schemasOf(mediaType: MediaType): readonly Schema[] {
  const { schema, itemSchema, events } = mediaType;
  if (mediaType.format === "events") return events.flatMap(({ data }) => data ?? []);
  return [...(isSequence(mediaType) ? [] : [schema]), ...(itemSchema ? [itemSchema] : [])];
}

import type { ClientConfig } from "../../../generator/config/target-config.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import type { Api } from "../../../generator/model/api.ts";
import type { Operation } from "../../../generator/model/operation/operation.ts";
import { buildApi } from "../../../generator/model/build-api.ts";
import type { Schema } from "../../../generator/model/schema/schema.ts";
import type { TypeContext } from "../../../generator/emit/print/print-type.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { selectFrom } from "../select/document-of.ts";
import { defaultClient } from "../../default-target.ts";

export interface BuiltApi {
  readonly api: Api;
  readonly diagnostics: Diagnostics;
}

/** The model of a document of these members. */
export function apiOf(
  members: JsonObject,
  client: Partial<ClientConfig> = {},
  routes: readonly string[] = [],
): BuiltApi {
  const { slice, diagnostics: problems } = selectFrom(members, routes);
  if (slice === undefined) throw new Error(problems.items.map(({ message }) => message).join("; "));
  const diagnostics = new Diagnostics();
  return { api: buildApi(slice, { ...defaultClient, ...client }, diagnostics), diagnostics };
}

/** The model of a document whose one operation, `send`, sends and receives a schema. */
export function exchangeOf(schema: JsonObject, schemas: JsonObject = {}): BuiltApi {
  const content = { "application/json": { schema } };
  return apiOf({
    paths: {
      "/a": {
        post: { operationId: "send", requestBody: { required: true, content }, responses: { 200: { content } } },
      },
    },
    components: { schemas },
  });
}

export interface BodySchema {
  readonly schema: Schema;
  readonly context: TypeContext;
  readonly operation: Operation;
  readonly diagnostics: Diagnostics;
}

/** The schema of the body of {@link exchangeOf}. */
export function bodySchema(schema: JsonObject, schemas: JsonObject = {}): BodySchema {
  const { api, diagnostics } = exchangeOf(schema, schemas);
  const [placed] = placedOperations(api);
  if (placed?.operation.body === undefined) throw new Error("there is no body");
  const { operation } = placed;
  return { schema: placed.operation.body.content.schema, context: typeContexts(api).request, operation, diagnostics };
}

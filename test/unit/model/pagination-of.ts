import type { ClientConfig } from "../../../generator/config/target-config.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { printItem } from "../../../generator/emit/client/data-type.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import { apiOf } from "./api-of.ts";

/** An operation that gives a list. */
export interface Given {
  /** Query parameters: their schemas by their names. */
  readonly query?: Readonly<Record<string, JsonObject>>;
  readonly schema: JsonObject;
  readonly headers?: JsonObject;
  readonly method?: string;
  readonly client?: Partial<ClientConfig>;
  readonly operation?: JsonObject;
}

export const integer = { type: "integer" };
export const text = { type: "string" };
const zone = { $ref: "#/components/schemas/Zone" };
export const zones = { type: "array", items: zone };

export function object(properties: JsonObject): JsonObject {
  return { type: "object", properties };
}

export function paginationOf({ query = {}, schema, headers = {}, method = "get", client, operation }: Given) {
  const parameters = Object.entries(query).map(([name, held]) => ({ name, in: "query", schema: held }));
  const responses = { 200: { description: "", headers, content: { "application/json": { schema } } } };
  const { api, diagnostics } = apiOf(
    {
      paths: { "/zones": { [method]: { operationId: "list", tags: ["zones"], parameters, responses, ...operation } } },
      components: { schemas: { Zone: object({ id: text }) } },
    },
    client,
  );
  const [placed] = placedOperations(api);
  const pagination = placed?.operation.pagination;
  return {
    order: pagination?.order,
    items: pagination?.items.join("."),
    item: placed && pagination && printItem(placed.operation, pagination.items, typeContexts(api)).text,
    problems: diagnostics.items.map(({ code }) => code),
  };
}

export const info = (facts: JsonObject) => object({ result: zones, result_info: object(facts) });

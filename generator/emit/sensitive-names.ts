import type { Api } from "../model/api.ts";
import { eachExchanged } from "../model/schema/exchanged-schemas.ts";
import type { Schema } from "../model/schema/schema.ts";
import { walkSchema } from "../model/schema/walk-schema.ts";
import { placedOperations } from "./operations.ts";

/** Looked for once: the helpers name them, and the client's logger. */
const known = new WeakMap<Api, readonly string[]>();

/** The names of the properties and parameters whose values must never be logged, at any depth of any type. */
export function sensitiveNames(api: Api): readonly string[] {
  const names = known.get(api) ?? findNames(api);
  known.set(api, names);
  return names;
}

function findNames(api: Api): string[] {
  const names = new Set<string>();
  const collect = (schema: Schema) => {
    if (schema.kind !== "object") return;
    for (const { name, sensitive } of schema.properties) if (sensitive) names.add(name);
  };
  for (const { schema } of api.schemas) walkSchema(schema, collect);
  for (const { operation } of placedOperations(api)) {
    eachExchanged(operation, (schema) => walkSchema(schema, collect));
    for (const { localName, sensitive } of operation.parameters) if (sensitive) names.add(localName);
  }
  return [...names].sort();
}

/** The same, and what they and the credentials are called in a request. */
export function sentSensitiveNames(api: Api): string[] {
  const names = new Set(sensitiveNames(api));
  for (const { operation } of placedOperations(api)) {
    for (const { name, sensitive } of operation.parameters) if (sensitive) names.add(name);
  }
  for (const scheme of api.securitySchemes) if (scheme.kind === "apiKey") names.add(scheme.parameter);
  return [...names].sort();
}

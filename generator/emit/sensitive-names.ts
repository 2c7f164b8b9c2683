import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Api } from "../model/api.ts";
import type { Operation } from "../model/operation.ts";
import { exchangedSchemas } from "../model/exchanged-schemas.ts";
import type { NamedSchema, Property, Schema } from "../model/schema.ts";
import { carries, walkSchema } from "../model/walk-schema.ts";
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
    for (const { schema } of exchangedSchemas(operation)) walkSchema(schema, collect);
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

/** The names of the params of an operation whose values must never be shown, at any depth, as callers give them. */
export function sensitiveParams(operation: Operation, named: ReadonlyMap<JsonPointer, NamedSchema>): string[] {
  const names = new Set(operation.parameters.flatMap(({ localName, sensitive }) => (sensitive ? [localName] : [])));
  const requests = exchangedSchemas(operation).filter(({ direction }) => direction === "request");
  const pending = requests.map(({ schema }) => sentParts(schema));
  const visited = new Set<JsonPointer>();
  for (let parts = pending.pop(); parts !== undefined; parts = pending.pop()) {
    for (const name of parts.sensitive) names.add(name);
    for (const target of parts.references) {
      const found = named.get(target);
      if (found === undefined || visited.has(target)) continue;
      visited.add(target);
      pending.push(sentParts(found.schema));
    }
  }
  return [...names].sort();
}

interface SentParts {
  readonly sensitive: readonly string[];
  readonly references: readonly JsonPointer[];
}

/** Many operations share a schema. */
const partsOf = new WeakMap<Schema, SentParts>();

function sentParts(root: Schema): SentParts {
  const found = partsOf.get(root);
  if (found) return found;
  const sensitive: string[] = [];
  const references: JsonPointer[] = [];
  const isSent = (property: Property) => carries("request", property);
  walkSchema(
    root,
    (schema) => {
      if (schema.kind === "reference") references.push(schema.target);
      if (schema.kind !== "object") return;
      for (const property of schema.properties) {
        if (property.sensitive && isSent(property)) sensitive.push(property.name);
      }
    },
    isSent,
  );
  const parts = { sensitive, references };
  partsOf.set(root, parts);
  return parts;
}

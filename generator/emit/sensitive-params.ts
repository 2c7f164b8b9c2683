import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Operation } from "../model/operation/operation.ts";
import { eachSent } from "../model/schema/exchanged-schemas.ts";
import type { SchemasByPointer } from "../model/schema/known-members.ts";
import type { Property, Schema } from "../model/schema/schema.ts";
import { carries, walkSchema } from "../model/schema/walk-schema.ts";

/** The pointers of named schemas that send nothing sensitive, and refer to nothing that does: nearly all. */
const harmless = new WeakMap<SchemasByPointer, Set<JsonPointer>>();

/** The names of the params of an operation whose values must never be shown, at any depth, as callers give them. */
export function sensitiveParams(operation: Operation, named: SchemasByPointer): readonly string[] {
  const passed = harmless.get(named) ?? new Set();
  harmless.set(named, passed);
  const names = new Set<string>();
  const visited = new Set<JsonPointer>();
  const pending: Schema[] = [];
  eachSent(operation, (schema) => pending.push(schema));
  const follow = (target: JsonPointer) => {
    const found = passed.has(target) || visited.has(target) ? undefined : named.get(target);
    if (found === undefined) return;
    visited.add(target);
    pending.push(found.schema);
  };
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (schema.kind === "reference") follow(schema.target);
    else {
      const { sensitive, references } = sentParts(schema);
      for (const name of sensitive) names.add(name);
      for (const target of references) follow(target);
    }
  }
  // All that was visited has been looked through to its end.
  if (names.size === 0) for (const target of visited) passed.add(target);
  for (const { localName, sensitive } of operation.parameters) if (sensitive) names.add(localName);
  return names.size === 0 ? [] : [...names].sort();
}

interface SentParts {
  readonly sensitive: readonly string[];
  readonly references: readonly JsonPointer[];
}

const nothing: SentParts = { sensitive: [], references: [] };

/** Many operations share a schema. */
const partsOf = new WeakMap<Schema, SentParts>();

function sentParts(root: Schema): SentParts {
  switch (root.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "enum":
      return nothing;
    default: {
      const parts = partsOf.get(root) ?? findParts(root);
      partsOf.set(root, parts);
      return parts;
    }
  }
}

function isSent(property: Property): boolean {
  return carries("request", property);
}

function findParts(root: Schema): SentParts {
  const sensitive: string[] = [];
  const references: JsonPointer[] = [];
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
  return { sensitive, references };
}

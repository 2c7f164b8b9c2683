import type { SchemasByPointer } from "./known-members.ts";
import { payloadSchema } from "./payload-schema.ts";
import type { Schema } from "./schema.ts";

const deepest = 20;

/** What a schema is behind its references, null and parts that say nothing aside. */
export function resolvedSchema(schema: Schema, named: SchemasByPointer, depth = 0): Schema {
  if (depth > deepest) return schema;
  switch (schema.kind) {
    case "reference": {
      const target = named.get(schema.target);
      return target === undefined ? schema : resolvedSchema(target.schema, named, depth + 1);
    }
    case "union": {
      const members = schema.members.filter(({ kind }) => kind !== "null");
      const [only] = members;
      return only !== undefined && members.length === 1 ? resolvedSchema(only, named, depth + 1) : schema;
    }
    case "intersection": {
      const telling = payloadSchema(schema, named);
      return telling.kind === "intersection" ? schema : resolvedSchema(telling, named, depth + 1);
    }
    default:
      return schema;
  }
}

import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Schema } from "../../model/schema.ts";
import { childSchemas } from "../../model/walk-schema.ts";
import { isReferringData } from "../schema/printable-document.ts";
import { isRenamed } from "../schema/without-inherited-names.ts";
import type { TypeContext } from "../print/print-type.ts";

/** What is compared in, and the schemas in which openapi-typescript was shown less than the document says. */
export interface ComparisonContext {
  readonly context: TypeContext;
  readonly cut: ReadonlySet<JsonPointer>;
}

/**
 * Whether openapi-typescript can say what our types say of a schema and of all that it refers to: where it cannot, a
 * difference tells nothing. docs/types.md lists these cases with their reasons.
 */
export function isComparable(root: Schema, { context, cut }: ComparisonContext): boolean {
  const seen = new Set<JsonPointer>();
  const pending = [root];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (isSaidOtherwise(schema)) return false;
    pending.push(...childSchemas(schema));
    if (schema.kind !== "reference" || seen.has(schema.target)) continue;
    if (cut.has(schema.target)) return false;
    seen.add(schema.target);
    const named = context.named.get(schema.target);
    if (named) pending.push(named.schema);
  }
  return true;
}

function isSaidOtherwise(schema: Schema): boolean {
  switch (schema.kind) {
    case "object": {
      const { properties, additional, closed } = schema;
      if (properties.some(({ name }) => isRenamed(name))) return true;
      if (properties.length === 0) return closed === true && additional === undefined;
      return additional !== undefined && additional.kind !== "unknown";
    }
    case "array":
      return schema.items.kind === "never";
    case "tuple":
      return schema.rest !== undefined || (schema.minItems ?? 0) < schema.items.length;
    case "string":
      return schema.binary === true;
    case "enum":
      return schema.values.some(isReferringData);
    default:
      return false;
  }
}

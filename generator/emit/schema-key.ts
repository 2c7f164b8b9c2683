import type { Schema } from "../model/schema.ts";

/** A composition and what stands beside it have the same pointer. */
export function schemaKey({ kind, pointer }: Schema): string {
  return `${kind} ${pointer}`;
}

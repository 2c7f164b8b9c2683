import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Schema } from "../../model/schema/schema.ts";
import type { TypeContext } from "../print/print-type.ts";

/** What to make a sample of. */
export interface SampleOptions {
  readonly context: TypeContext;
  /** Which properties an object gets. */
  readonly fill: "required" | "every";
  /** A value to use for a schema instead of making one. */
  readonly instead?: (schema: Schema) => Json | undefined;
  /** The schemas on the way to the one that `instead` is about, and that one; without it, any may be. */
  readonly way?: ReadonlySet<Schema>;
  /** Which member of a union to take, by the union's pointer. */
  readonly members?: ReadonlyMap<JsonPointer, number>;
  /** How many objects within one another get optional properties; without it, as many as {@link mostValues} allows. */
  readonly depth?: number;
}

/** The most values in a sample. More help nobody, and in a graph of types that all know each other they have no end. */
export const mostValues = 1000;

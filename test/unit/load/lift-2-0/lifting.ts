import { type Json, type JsonObject, member } from "../../../../generator/kernel/json.ts";
import { type JsonPointer, parsePointer } from "../../../../generator/kernel/json-pointer.ts";
import { liftFrom20 } from "../../../../generator/load/lift/lift-2-0/lift-2-0.ts";

export interface Case {
  readonly given: JsonObject;
  readonly want: Json | undefined;
}

/** The place of the operation in a document with one operation. */
export const place = "/paths/~1a/post";

export const text = { type: "string" };

export const definitions = { B: { type: "object" } };

/** A body that is a definition, and the reference to that when it is lifted. */
export const body = {
  name: "b",
  in: "body",
  required: true,
  description: "d",
  schema: { $ref: "#/definitions/B" },
};
export const ref = { $ref: "#/components/schemas/B" };

export function at(root: Json | undefined, pointer: JsonPointer): Json | undefined {
  return parsePointer(pointer).reduce<Json | undefined>(
    (value, token) => (Array.isArray(value) ? (value as readonly Json[])[Number(token)] : member(value, token)),
    root,
  );
}

/** A document with one operation. */
export function documentWith(operation: JsonObject, others: JsonObject = {}): JsonObject {
  return { swagger: "2.0", paths: { "/a": { post: operation } }, ...others };
}

export function liftOperation(operation: JsonObject, others: JsonObject = {}): Json | undefined {
  return at(liftFrom20(documentWith(operation, others)).root, place);
}

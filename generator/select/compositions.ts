import { arrayMember, isJsonObject, stringMember } from "../kernel/json.ts";
import type { Json, JsonObject } from "../kernel/json.ts";
import { pointerFromFragment, type JsonPointer } from "../kernel/json-pointer.ts";

/** A reference that a schema is made of. */
export interface CompositionEdge {
  /** The Reference Object. */
  readonly object: JsonObject;
  readonly target: JsonPointer;
  /** What holds it: the schema itself, or the innermost composition. */
  readonly keyword: "$ref" | "allOf" | "oneOf" | "anyOf";
  /** Every value of the schema is one of the target's: only `allOf` lies between. */
  readonly isCertain: boolean;
}

const keywords = ["allOf", "oneOf", "anyOf"] as const;

/** The references that a schema is made of, those of the compositions within it too. */
export function compositionEdges(schema: Json | undefined): readonly CompositionEdge[] {
  const edges: CompositionEdge[] = [];
  const pending: {
    readonly source: Json | undefined;
    readonly keyword: CompositionEdge["keyword"];
    readonly isCertain: boolean;
  }[] = [{ source: schema, keyword: "$ref", isCertain: true }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { source, keyword, isCertain } = next;
    if (!isJsonObject(source)) continue;
    const target = pointerFromFragment(stringMember(source, "$ref") ?? "");
    if (target !== undefined) edges.push({ object: source, target, keyword, isCertain });
    for (const inner of keywords) {
      for (const part of arrayMember(source, inner) ?? []) {
        pending.push({ source: part, keyword: inner, isCertain: isCertain && inner === "allOf" });
      }
    }
  }
  return edges;
}

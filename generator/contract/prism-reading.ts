import type { ValueShape } from "./judge/read-parameter.ts";

/** How a parameter is written. */
export interface WrittenParameter {
  readonly in: string;
  readonly style: string;
  readonly shape: ValueShape;
}

/**
 * Whether Prism can read a parameter. It does not look at cookies. It throws, and never answers, where a list or an object
 * stands in a path or is missing in a header, at some labels and matrices, and at delimiters between what is no list.
 */
export function isReadByPrism({ in: place, style, shape }: WrittenParameter): boolean {
  if (place === "cookie" || style === "label" || style === "matrix") return false;
  if (place !== "query") return shape === "scalar";
  return shape === "array" || (style !== "spaceDelimited" && style !== "pipeDelimited");
}

/** @param type of a schema. */
export function shapeOf(type: unknown): ValueShape {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.includes("array") ? "array" : types.includes("object") ? "object" : "scalar";
}

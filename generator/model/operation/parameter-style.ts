import type { Json } from "../../kernel/json.ts";
import type { Parameter, ParameterStyle } from "./operation.ts";

/** The style of a property of a form: one that a parameter of a query may have. */
export function readQueryStyle(value: Json | undefined): ParameterStyle | undefined {
  const style = readStyle(value, "query");
  return style === "simple" || style === "label" || style === "matrix" ? undefined : style;
}

/** @see https://spec.openapis.org/oas/v3.2.0.html#style-values */
export function readStyle(value: Json | undefined, place: Parameter["in"]): ParameterStyle | undefined {
  switch (value) {
    case "simple":
    case "label":
    case "matrix":
    case "form":
    case "spaceDelimited":
    case "pipeDelimited":
    case "deepObject":
      return value;
    // Anywhere else, what is not percent-encoded could be taken for more than a value.
    case "cookie":
      return place === "cookie" ? "cookie" : "form";
    default:
      return undefined;
  }
}

/** @see https://spec.openapis.org/oas/v3.2.0.html#parameter-explode */
export function isExplodedByDefault(style: ParameterStyle): boolean {
  return style === "form" || style === "cookie";
}

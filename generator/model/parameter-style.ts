import type { Json } from "../kernel/json.ts";
import type { ParameterStyle } from "./operation.ts";

/** @see https://spec.openapis.org/oas/v3.1.1.html#style-values */
export function readStyle(value: Json | undefined): ParameterStyle | undefined {
  switch (value) {
    case "simple":
    case "label":
    case "matrix":
    case "form":
    case "spaceDelimited":
    case "pipeDelimited":
    case "deepObject":
      return value;
    // Of 3.2: form, with the percent-encoding that cookies have here anyhow.
    case "cookie":
      return "form";
    default:
      return undefined;
  }
}

import type { JsonObject } from "../../kernel/json.ts";
import { member, stringMember } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism takes an absent `explode` for false. For the styles of a query it is true: Prism would check the last item of a
 * list alone, cut at its commas.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object
 */
export const explicitExplode: Rule = { name: "explicit-explode", rewriting: { parameter: withExplode } };

function withExplode(parameter: JsonObject): JsonObject {
  const location = stringMember(parameter, "in");
  if (location === undefined || member(parameter, "explode") !== undefined) return parameter;
  const style = stringMember(parameter, "style") ?? (location === "query" || location === "cookie" ? "form" : "simple");
  return { ...parameter, explode: style === "form" };
}

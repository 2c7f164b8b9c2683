import type { JsonObject } from "../../kernel/json.ts";
import { member, stringMember } from "../../kernel/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Place } from "../document/rewrite-document.ts";
import { shapeOf } from "../document/value-shape.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism takes what a query says for a list or an object where the `type` of the schema is just that: one that may be null
 * too, or that stands in a composition, gets a `type` of its own.
 */
export const toldShapes: Rule = { name: "told-shapes", rewriting: { parameter: withToldShape } };

function withToldShape(parameter: JsonObject, { document }: Place): JsonObject {
  const schema = member(parameter, "schema");
  if (stringMember(parameter, "in") !== "query" || schema === undefined) return parameter;
  const type = shapeOf(document, schema);
  const isTold = type === "scalar" || member(resolveReference(document, schema, "")?.value, "type") === type;
  return isTold ? parameter : { ...parameter, schema: { type, allOf: [schema] } };
}

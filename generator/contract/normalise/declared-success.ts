import type { JsonObject } from "../../kernel/json.ts";
import { objectMember } from "../../kernel/json.ts";
import { declaresSuccess } from "../document/operation-description.ts";
import type { Rule } from "./rule.ts";

/** Where no success is declared, Prism would answer a request that it accepts with the first of the errors. */
export const declaredSuccess: Rule = { name: "declared-success", rewriting: { operation: withSuccess } };

function withSuccess(operation: JsonObject): JsonObject {
  const responses = objectMember(operation, "responses") ?? {};
  if (declaresSuccess(Object.keys(responses))) return operation;
  return { ...operation, responses: { ...responses, "200": { description: "" } } };
}

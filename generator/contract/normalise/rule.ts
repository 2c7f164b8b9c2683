import type { JsonObject } from "../../kernel/json.ts";
import type { Rewriting } from "../document/rewrite-document.ts";
import { rewriteDocument } from "../document/rewrite-document.ts";

/** One thing that is changed in a copy of the document; docs/contract.md gives the reason for each. */
export interface Rule {
  readonly name: string;
  readonly rewriting: Rewriting;
}

export function applyRules(document: JsonObject, rules: readonly Rule[]): JsonObject {
  return rules.reduce((copy, rule) => rewriteDocument(copy, rule.rewriting), document);
}

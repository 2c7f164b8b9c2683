import { applyRules, type NameRules } from "./name-rules.ts";
import { pascalCase } from "./words.ts";

/**
 * The name of the type of a schema: what the config's rules make of the schema's name.
 *
 * @param rules pattern → result, as in `{ "acme_*": "*" }`.
 */
export function renameType(name: string, rules: NameRules): string {
  return pascalCase(applyRules(name, rules) ?? name);
}

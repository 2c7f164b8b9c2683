import { pascalCase } from "./words.ts";

/**
 * The name of the type of a schema: what the config's rules make of the schema's name. The first rule that matches is
 * used; a `*` in it stands for any text, and in its result for the text that it matched.
 *
 * @param rules pattern → result, as in `{ "acme_*": "*" }`.
 */
export function renameType(name: string, rules: Readonly<Record<string, string>>): string {
  for (const [pattern, result] of Object.entries(rules)) {
    const matched = matchName(name, pattern);
    if (matched !== undefined) return pascalCase(result.replace("*", () => matched));
  }
  return pascalCase(name);
}

/** What the `*` of a rule's pattern stands for in a schema's name; `undefined` where the rule does not fit the name. */
export function matchName(name: string, pattern: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star === -1) return name === pattern ? "" : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  const fits = name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return fits ? name.slice(before.length, name.length - after.length) : undefined;
}

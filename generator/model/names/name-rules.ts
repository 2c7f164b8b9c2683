/** Rules of the config: a name of the document, with at most one `*` for any text → what is called so. */
export type NameRules = Readonly<Record<string, string>>;

/**
 * What the first rule that fits makes of a name: its result, in which `*` is what the key's `*` matched.
 *
 * @param spell how what was matched is spelt in the result.
 * @returns `undefined` where no rule fits.
 */
export function applyRules(name: string, rules: NameRules, spell = (matched: string) => matched): string | undefined {
  // A rule for just this name counts more than one for many.
  if (Object.hasOwn(rules, name)) return rules[name];
  for (const pattern in rules) {
    const matched = matchName(name, pattern);
    if (matched !== undefined) return rules[pattern]?.replace("*", () => spell(matched));
  }
  return undefined;
}

/** The key of the rule that `applyRules` goes by. */
export function ruleFor(name: string, rules: NameRules): string | undefined {
  if (Object.hasOwn(rules, name)) return name;
  return Object.keys(rules).find((pattern) => matchName(name, pattern) !== undefined);
}

/** What the `*` of a rule's key stands for in a name; `undefined` where the rule does not fit the name. */
export function matchName(name: string, pattern: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star === -1) return name === pattern ? "" : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  const fits = name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return fits ? name.slice(before.length, name.length - after.length) : undefined;
}

/**
 * A regular expression as the flag `u` wants it, without which it says the same: JSON Schema asks for that flag. It forbids what
 * else is let pass, such as `\_`, a brace that counts nothing, and a hyphen beside a class.
 *
 * @returns `undefined` where it is no regular expression, or none that can be written so.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-6.4
 * @see https://tc39.es/ecma262/#sec-regular-expressions-patterns
 */
export function unicodePattern(pattern: string): string | undefined {
  if (compiles(pattern, "u")) return pattern;
  if (!compiles(pattern, "") || isForeign.test(pattern)) return undefined;
  const escaped = withoutIdleEscapes(pattern);
  return [escaped, withPlainSigns(escaped)].find((mended) => compiles(mended, "u"));
}

/** What other engines take for a class of POSIX, or for a number of times: nobody means the characters that it is to this one. */
const isForeign = /\[:\w+:\]|\{,\d+\}/;

function withoutIdleEscapes(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\[^]|[[\]]/g, (token) => {
    if (token === "[" || token === "]") inClass = token === "[";
    const escaped = token[1];
    if (escaped === undefined || /[A-Za-z0-9^$\\.*+?()[\]{}|/]/.test(escaped)) return token;
    return escaped === "-" && inClass ? token : escaped;
  });
}

/** What stands for more than one character within a class: of a range it can be no end. */
const classEscape = /^\\[dDsSwW]$/;

/** A character, a class with all that is in it, and how often something may be there. */
const tokens = /\\[^]|\[(?:\\[^]|[^\]])*\]|\{\d+(?:,\d*)?\}|[^]/g;

function withPlainSigns(pattern: string): string {
  return pattern.replace(tokens, (token) => {
    if (token === "{" || token === "}" || token === "]") return `\\${token}`;
    return token.startsWith("[") ? withPlainHyphens(token) : token;
  });
}

function withPlainHyphens(characterClass: string): string {
  const parts = characterClass.match(/\\[^]|[^]/g) ?? [];
  return parts
    .map((part, index) => {
      const isBeside = classEscape.test(parts[index - 1] ?? "") || classEscape.test(parts[index + 1] ?? "");
      return part === "-" && isBeside ? "\\-" : part;
    })
    .join("");
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).source !== "";
  } catch {
    return false;
  }
}

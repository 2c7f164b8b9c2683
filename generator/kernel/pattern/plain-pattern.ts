/** In characters. */
const longestPlain = 500;

/** Each makes the time for a text grow with one more power of its length: where to begin is one, too. */
const mostChoices = 2;

/**
 * Whether the time that `RegExp` takes grows with the square of the text's length at most: no group and no look is
 * repeated, nothing is referred back to, and hardly anything may be there more or less often.
 */
export function isPlainPattern(pattern: string): boolean {
  if (pattern.length > longestPlain || /\)[*+?{]|\(\?[=!<]|\\[1-9k]|\{\d{4}/.test(pattern)) return false;
  const repetitions = (pattern.match(/[*+?]|\{\d+,/g) ?? []).length;
  const isAnchored = pattern.startsWith("^") && !pattern.includes("|");
  return repetitions + (isAnchored ? 0 : 1) <= mostChoices;
}

/** Whether a line of a comment has nothing in it that could do harm, and no space at its end: nearly every one. */
export function isHarmless(line: string): boolean {
  return harmless.test(line);
}

const harmless = /^(?:[ !"$-)+-?A-~]*[!"$-)+-?A-~])?$/;

/**
 * Makes a line harmless in a comment: it cannot end the comment, begins no tag (a compiler obeys `@ts-ignore`), names no
 * source map (tools look for `# sourceMappingURL=` in all of a text), and holds no control characters and no marks that
 * make text read in another order than it is.
 */
export function defuse(line: string): string {
  if (isHarmless(line)) return line;
  return line
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replaceAll("*/", "*\\/")
    .replace(/^([\s*/]*)@/, "$1\\@")
    .replace(/([#@])(?=\s*source(?:Mapping)?URL)/gi, "$1\\")
    .trimEnd();
}

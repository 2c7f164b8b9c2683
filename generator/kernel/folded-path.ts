/**
 * What a path is to a disk that is blind to case and to the forms of a character: two paths with the same fold may be the
 * same file there. It folds at least what any disk folds: full case folding, of compatible characters too, without those
 * that are not seen.
 *
 * @see https://www.unicode.org/versions/latest/core-spec/chapter-3/ section 3.13, caseless matching
 */
export function foldedPath(path: string): string {
  if (isPlain.test(path)) return path.toUpperCase();
  let folded = path;
  for (let before = ""; before !== folded;) {
    before = folded;
    // Upper case at the end: what is lower case depends on where a letter stands.
    folded = folded
      .normalize("NFKC")
      .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
      .toLowerCase()
      .toUpperCase();
  }
  return folded;
}

const isPlain = /^[ -~]*$/;

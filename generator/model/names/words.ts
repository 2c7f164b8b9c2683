import { boundedFileName, boundedName } from "./bounded-name.ts";

/**
 * The words of a name from a document: parted at everything but letters with their accents and decimal digits, and
 * where the case changes, so that `HTTPServer_v2-list` is `HTTP`, `Server`, `v2`, `list`, and `userIDs` is `user`, `IDs`. The case
 * tells nothing in `SCREAMING_SNAKE`.
 */
export function words(name: string): string[] {
  const isScreaming = name.includes("_") && !asciiSmall.test(name) && name === name.toUpperCase();
  const isQuoting = name.includes("'") || name.includes("\u2019");
  const text = isScreaming ? name.toLowerCase() : isQuoting ? name.replace(ending, "") : name;
  if (isAscii.test(text)) return text.match(asciiWords) ?? [];
  return (
    // A letter with an accent may be written in two ways that look the same, and that some disks take for the same.
    text
      .normalize("NFC")
      // The one letter that no identifier may have.
      .replaceAll("\u2e2f", " ")
      .match(
        /\p{Lu}{2,}s(?!\p{Ll})\p{Nd}*|\p{Lu}+(?!\p{Ll})\p{Nd}*|\p{Lu}?(?:[^\p{Lu}\P{L}]\p{M}*)+\p{Nd}*|\p{L}+|\p{Nd}+/gu,
      ) ?? []
  );
}

/** What parts no word: `user's`, `don't`. */
const ending = /(?<=[a-z])['\u2019](?=[st](?![a-z]))/gi;

const asciiSmall = /[a-z]/;

const isAscii = /^[\u0000-\u007f]*$/;

/** What is looked for in any name, in one of ASCII: nearly all are, and these are found faster. */
const asciiWords = /[A-Z]{2,}s(?![a-z])\d*|[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g;

/** `send_invoice copy` is `SendInvoiceCopy`; the case within a word stays. */
export function pascalCase(name: string): string {
  return joinedPascal(words(name), name);
}

/** The same of the words of a name. */
export function joinedPascal(parts: readonly string[], name: string): string {
  let joined = "";
  for (const part of parts) joined += capitalize(part);
  return boundedName(joined, name);
}

/** `Send_invoice copy` is `sendInvoiceCopy`; a leading acronym is lowered as a whole: `DNSRecord` is `dnsRecord`. */
export function camelCase(name: string): string {
  const parts = words(name);
  let joined = "";
  for (const part of parts) joined += joined === "" ? lowered(part) : capitalize(part);
  return boundedName(joined, name);
}

const acronyms = /^\p{Lu}{2,}s\p{Nd}*$/u;

function lowered(first: string): string {
  const isAcronym = first === first.toUpperCase() || acronyms.test(first);
  return isAcronym ? first.toLowerCase() : decapitalize(first);
}

/** `lineItems` is `line-items`: fit for a file name on every disk, whatever it thinks of case. */
export function kebabCase(name: string): string {
  const joined = words(name)
    .map((word) => word.toLowerCase())
    .join("-");
  return boundedFileName(joined, name);
}

/** The codes of the small letters of ASCII, and what lies between one and its capital. */
const small = { first: 0x61, last: 0x7a, toCapital: 0x20 };

export function capitalize(word: string): string {
  // To change the case of any text takes longer than to see that it is a letter of ASCII, as nearly all are.
  const code = word.charCodeAt(0);
  if (code >= small.first && code <= small.last) return String.fromCharCode(code - small.toCapital) + word.slice(1);
  const first = word.charAt(0);
  const upper = first.toUpperCase();
  return first === upper ? word : upper + word.slice(1);
}

export function decapitalize(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

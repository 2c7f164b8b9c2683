/**
 * A place in a JSON document, as a string: `""` is the whole document, `/paths/~1a` its member `paths`, then `/a`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export type JsonPointer = string;

/** The pointer of a member, or of an array element, of the place that `pointer` names. */
export function appendPointer(
  pointer: JsonPointer,
  first: string | number,
  ...others: readonly (string | number)[]
): JsonPointer {
  let path = `${pointer}/${typeof first === "number" ? first : escapeToken(first)}`;
  for (const token of others) path += `/${escapeToken(String(token))}`;
  return path;
}

/** The pointer of the place that the names and indices on the way to it give. */
export function printPointer(tokens: readonly (string | number)[]): JsonPointer {
  return tokens.map((token) => `/${escapeToken(String(token))}`).join("");
}

/** The unescaped reference tokens of a pointer. */
export function parsePointer(pointer: JsonPointer): string[] {
  if (pointer === "") return [];
  const tokens = pointer.slice(1).split("/");
  return pointer.includes("~") ? tokens.map(unescapeToken) : tokens;
}

/** The pointer of the place that holds the place that `pointer` names; the whole document holds itself. */
export function parentPointer(pointer: JsonPointer): JsonPointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/**
 * The pointer in a URI fragment: `#/components/schemas/A` is `/components/schemas/A`.
 *
 * @returns `undefined` where the reference is not a fragment of this document or is not a JSON pointer.
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-6
 */
export function pointerFromFragment(reference: string): JsonPointer | undefined {
  if (reference === "#") return "";
  if (!reference.startsWith("#/")) return undefined;
  if (!reference.includes("%")) return reference.slice(1);
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}

/** A name as it stands in a pointer. */
export function escapeToken(token: string): string {
  const escaped = token.includes("~") ? token.replaceAll("~", "~0") : token;
  return escaped.includes("/") ? escaped.replaceAll("/", "~1") : escaped;
}

export function unescapeToken(token: string): string {
  const unescaped = token.includes("~") ? token.replaceAll("~1", "/") : token;
  return unescaped.includes("~") ? unescaped.replaceAll("~0", "~") : unescaped;
}

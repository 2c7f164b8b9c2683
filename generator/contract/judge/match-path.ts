/**
 * The values of a path template's parameters in a path, still percent-encoded: `/a/{b}` and `/a/x%2Fy` give `b` as
 * `x%2Fy`. Of parameters that share a part of the path, the first takes the most.
 *
 * It reads from the end, each text between two parameters once. A pattern would try all ways to part the path among
 * parameters that stand side by side, of which a document may have as many as it likes.
 *
 * @returns `undefined` where the path is not one of the template's.
 * @see https://spec.openapis.org/oas/v3.1.1.html#path-templating
 */
export function matchPath(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const parts = templateParts(sentPath(template));
  const found: (readonly [string, string])[] = [];
  let end = path.length;
  for (let index = parts.length - 1; index >= 0; index -= 2) {
    const text = parts[index] ?? "";
    const parameter = parts[index + 1];
    const latest = end - text.length;
    const isFixed = index === 0 || parameter === undefined;
    const start = isFixed ? (index === 0 ? 0 : latest) : latest < 0 ? -1 : path.lastIndexOf(text, latest);
    if (start < 0 || start > latest || !path.startsWith(text, start)) return undefined;
    const value = path.slice(start + text.length, end);
    if (parameter === undefined ? value !== "" : value.includes("/")) return undefined;
    if (parameter !== undefined) found.push([parameter.slice(1, -1), value]);
    end = start;
  }
  return new Map(found.toReversed());
}

/**
 * A path template whose texts are as they stand in a URL.
 *
 * @see https://url.spec.whatwg.org/#path-percent-encode-set
 */
export function sentPath(template: string): string {
  const parts = templateParts(template);
  return parts.map((part, index) => (index % 2 === 0 ? part.replace(/[^!-~]+|["<>`]/g, encode) : part)).join("");
}

/** Texts stand at even indexes, parameters at odd ones. */
function templateParts(template: string): readonly string[] {
  return template.split(/(\{[^{}]*\})/);
}

/** Half a pair of surrogates has no bytes: what stands for it is sent. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

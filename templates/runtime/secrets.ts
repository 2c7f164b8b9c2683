/** Takes what nobody may read out of a text that may quote it. */
export type Hide = (text: string) => string;

/** From as many characters on, a secret is looked for within words, too. */
const shortest = 4;

/** @param find gives the secrets; it is asked only where there is a text. */
export function hiding(find: () => Iterable<string>): Hide {
  return (text) => {
    const forms = [...find()].flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      // No URL has half of a surrogate pair.
      encodeURIComponent(secret.replace(/\p{Cs}/gu, "\uFFFD")),
    ]);
    // The longest first, as one may be a part of another.
    const sorted = forms.filter(Boolean).sort((left, right) => right.length - left.length);
    const patterns = sorted.map((form) => {
      const escaped = form.replace(/\W/g, "\\$&");
      return form.length < shortest ? `(?<!\\w)${escaped}(?!\\w)` : escaped;
    });
    return patterns.length === 0 ? text : text.replace(new RegExp(patterns.join("|"), "g"), "[redacted]");
  };
}

/**
 * The texts and numbers that the properties with these names hold, at any depth.
 *
 * @param names of what is sensitive; undefined where all is.
 */
export function secretsIn(value: unknown, names?: readonly string[], seen = new Set<unknown>()): readonly string[] {
  if (typeof value === "string" || typeof value === "number") return names ? [] : [String(value)];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || seen.has(value)) return [];
  seen.add(value);
  const isForm = value instanceof FormData || value instanceof URLSearchParams;
  // The types of workers do not say that a form can be iterated over.
  const entries = isForm ? [...(value as unknown as Iterable<readonly [string, unknown]>)] : Object.entries(value);
  return entries.flatMap(([name, item]) => secretsIn(item, names?.includes(name) ? undefined : names, seen));
}

/** How the text of a header becomes a value. */
export type HeaderForm = "string" | "number" | "boolean" | "strings" | "numbers" | "json";

/** The documented headers of an operation's successful responses. */
export type HeaderForms = Readonly<Record<string, HeaderForm>>;

/** Makes values of the headers of a response. */
export type HeaderReader = (headers: Headers) => Readonly<Record<string, unknown>>;

/**
 * Reads the documented headers. One that is absent, or that is not what the document says, is left out: the response
 * still has its text. An operation without such headers imports none of this.
 */
export function headerReader(forms: HeaderForms): HeaderReader {
  return (headers) =>
    Object.fromEntries(
      Object.entries(forms).flatMap(([name, form]) => {
        const text = headers.get(name);
        const value = text === null ? undefined : readers[form](text);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
}

const readers: Readonly<Record<HeaderForm, (text: string) => unknown>> = {
  string: (text) => text,
  number: toNumber,
  boolean: (text) => (text === "true" || text === "false" ? text === "true" : undefined),
  strings: toList,
  numbers(text) {
    const values = toList(text).map(toNumber);
    return values.includes(undefined) ? undefined : values;
  },
  json(text) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  },
};

function toNumber(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? undefined : value;
}

function toList(text: string): string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

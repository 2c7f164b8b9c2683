/** Whether bodies of this media type are JSON. @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1 */
export function isJsonMediaType(mediaType: string): boolean {
  return /^(application|text)\/(json|[^;/]+\+json)$/.test(essence(mediaType));
}

/** Whether Prism reads bodies of this media type as JSON: others, such as `text/json`, are texts to it. */
export function isJsonToPrism(mediaType: string): boolean {
  return isJsonMediaType(mediaType) && essence(mediaType).startsWith("application/");
}

/** Whether bodies of this media type are forms, whose fields are texts. */
export function isFormMediaType(mediaType: string): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)$/.test(essence(mediaType));
}

/** A media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

const token = "[\\w!#$%&'*+.^`|~-]+";

/** `type/subtype`, or a range of them. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1 */
const bare = new RegExp(`^${token}/${token}`);

/** The same with parameters, if there are any. @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.6 */
const whole = new RegExp(`^${token}/${token}(?:\\s*;\\s*${token}=(?:${token}|"(?:[^"\\\\]|\\\\.)*"))*\\s*$`);

/** A media type without parameters that are none, as in `text/plain; utf-8`; `undefined` where it is no media type at all. */
export function validName(mediaType: string): string | undefined {
  return whole.test(mediaType) ? mediaType : bare.exec(mediaType)?.[0];
}

/** Whether a declared media type or range (`text/*`, `application/*+json`) covers the media type of a message. */
function covers(declared: string, actual: string): boolean {
  const [type, subtype = ""] = essence(declared).split("/");
  const [actualType, actualSubtype = ""] = essence(actual).split("/");
  const isOfSuffix = subtype.startsWith("*+") && `+${actualSubtype}`.endsWith(subtype.slice(1));
  return (type === "*" || type === actualType) && (subtype === "*" || subtype === actualSubtype || isOfSuffix);
}

/** Of the declared media types the one for a message: an exact one before a range. */
export function declaredFor(declared: readonly string[], actual: string): string | undefined {
  return (
    declared.find((candidate) => essence(candidate) === essence(actual)) ??
    declared.find((candidate) => covers(candidate, actual))
  );
}

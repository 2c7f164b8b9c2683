/** Whether bodies of this media type are JSON. @see https://www.rfc-editor.org/rfc/rfc6839#section-3.1 */
export function isJsonMediaType(mediaType: string): boolean {
  return /^(application|text)\/(json|[^;/]+\+json)$/.test(essence(mediaType));
}

/** Whether bodies of this media type are forms, whose fields are texts. */
export function isFormMediaType(mediaType: string): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)$/.test(essence(mediaType));
}

/** A media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** Whether a declared media type or range (`text/*`) covers the media type of a message. */
function covers(declared: string, actual: string): boolean {
  const [type, subtype] = essence(declared).split("/");
  const [actualType, actualSubtype] = essence(actual).split("/");
  return (type === "*" || type === actualType) && (subtype === "*" || subtype === actualSubtype);
}

/** Of the declared media types the one for a message: an exact one before a range. */
export function declaredFor(declared: readonly string[], actual: string): string | undefined {
  return (
    declared.find((candidate) => essence(candidate) === essence(actual)) ??
    declared.find((candidate) => covers(candidate, actual))
  );
}

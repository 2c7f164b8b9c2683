/** Words that JavaScript or TypeScript keeps for itself, in some position where generated code puts a name. */
const reservedWords = new Set(
  (
    "abstract any arguments as async await bigint boolean break case catch class const constructor continue debugger declare " +
    "default delete do else enum eval export extends false finally for from function get if implements import in " +
    "infer instanceof interface is keyof let module namespace never new null number object of package private " +
    "protected public readonly require return set static string super switch symbol this throw true try type typeof " +
    "undefined unique unknown var void while with yield"
  ).split(" "),
);

/** Globals that generated code uses by name, and so must not be hidden by a type of the document's. */
const usedGlobals = new Set(
  (
    "AbortSignal Array Blob Date Error Exclude Extract FormData Headers Object Omit Partial Pick Promise ReadonlyArray " +
    "Record Request RequestInit Required Response String Number Boolean Symbol URL URLSearchParams"
  ).split(" "),
);

/** Names of the runtime that generated modules use or export, and so must not be hidden by a type of the document's. */
const runtimeNames = new Set(
  (
    "AbortedError ApiCall ApiError BadRequestError BasicCredentialSource CallOptions ClientErrorStatus ConflictError " +
    "ConnectionError ContentTooLargeError ContractOperation CredentialSource ErrorStatus ForbiddenError GoneError " +
    "InvalidArgumentError InvalidResponseError Loose MethodNotAllowedError MissingCredentialError NotFoundError " +
    "PreconditionFailedError RawClient RequestError RequestTimeoutError Result ServerError ServerErrorStatus " +
    "TimeoutError TooManyRequestsError Transport TransportOptions UnauthorizedError UndocumentedError " +
    "UnprocessableContentError UnsupportedMediaTypeError"
  ).split(" "),
);

/** Names that the functions of operations see: their parameters, and what their modules import to call. */
const operationScope = new Set(["transport", "params", "options", "body", "styled", "multipart", "urlEncoded"]);

/** Names that every object has: what is called so is never absent. */
export const inheritedNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether `name` can be declared as it stands. */
export function isIdentifier(name: string): boolean {
  return identifier.test(name) && !reservedWords.has(name);
}

/**
 * A name that can be declared as a value: `name` itself where possible, else the nearest one.
 *
 * @param name in the wanted case, of letters and digits.
 * @param fallback what to use where `name` has no letter or digit at all.
 */
export function valueIdentifier(name: string, fallback: string): string {
  const safe = leadingLetter(name === "" ? fallback : name);
  return reservedWords.has(safe) ? `${safe}_` : safe;
}

/** A name that can be declared as a type; see {@link valueIdentifier}. */
export function typeIdentifier(name: string, fallback: string): string {
  const safe = leadingLetter(name === "" ? fallback : name);
  const isTaken = reservedWords.has(safe) || usedGlobals.has(safe) || runtimeNames.has(safe);
  return isTaken ? `${safe}Schema` : safe;
}

/** A name that can be declared as the function of an operation; see {@link valueIdentifier}. */
export function functionIdentifier(name: string): string {
  const safe = valueIdentifier(name, "call");
  return operationScope.has(safe) ? `${safe}_` : safe;
}

function leadingLetter(name: string): string {
  return identifier.test(name) ? name : `_${name}`;
}

/**
 * Words that no value of a strict module can be called: those that the language keeps for itself there, the two that
 * TypeScript declares around a module that it compiles to CommonJS, and `constructor`, which every object has already.
 * A contextual keyword such as `get` is none.
 *
 * @see https://tc39.es/ecma262/#sec-keywords-and-reserved-words
 */
const reservedWords = new Set(
  (
    "arguments await break case catch class const constructor continue debugger default delete do else enum eval export exports " +
    "extends false finally for function if implements import in instanceof interface let new null package private " +
    "protected public require return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Words that TypeScript reads as something else where a type is expected. */
const reservedTypes = new Set(
  (
    "abstract any as asserts async bigint boolean declare from get infer is keyof module namespace never " +
    "number object readonly set string symbol type unique unknown"
  ).split(" "),
);

/** Globals that generated code uses by name, and so must not be hidden by a type of the document's. */
const usedGlobals = new Set(
  (
    "AbortSignal Array ArrayBuffer ArrayBufferView Blob Date Error Exclude Extract FormData Headers Object Omit Partial Pick Promise ReadableStream " +
    "ReadonlyArray Record Request RequestInit Required Response String Number Boolean Symbol Uint8Array URL URLSearchParams"
  ).split(" "),
);

/** Names of the runtime that generated modules use or export, and so must not be hidden by a type of the document's. */
const runtimeNames = new Set(
  (
    "AbortedError ApiCall ApiError BadRequestError BasicCredentialSource CallEvent CallLogLevel CallLogger CallObserver CallOptions ClientErrorStatus ConflictError " +
    "ConnectionError ContentTooLargeError ContractOperation CredentialSource ErrorStatus ForbiddenError GoneError " +
    "IdempotencyKey InvalidArgumentError InvalidResponseError Loose MethodNotAllowedError MissingCredentialError NoHeaders NotFoundError " +
    "EventStream ItemStream Pager PagerOptions PaginationError PreconditionFailedError RawClient RequestError RequestTimeoutError Result RetryEvent ServerError ServerErrorStatus ServerSentEvent StreamableCall " +
    "TimeoutError TooManyRequestsError Transport TransportOptions UnauthorizedError UndocumentedError UnsuccessfulError " +
    "UnprocessableContentError UnsupportedMediaTypeError"
  ).split(" "),
);

/** Names that no type of the document's may have. */
const unfitTypes = new Set([...reservedWords, ...reservedTypes, ...usedGlobals, ...runtimeNames]);

/** Names that the functions of operations see: their parameters, and what their modules import to call. */
const operationScope = new Set([
  "transport",
  "params",
  "options",
  "body",
  "styled",
  "multipart",
  "urlEncoded",
  "wholeQuery",
  "headerReader",
  "envelope",
  "paginate",
  "byNumber",
  "byOffset",
  "byCursor",
  "byLink",
  "streamable",
  "byteStream",
  "eventStream",
  "jsonLines",
  "jsonSequence",
  "page",
  "readJson",
  "readText",
  "readBlob",
  "chooseContent",
  "chooseFlatContent",
]);

/** Names of helpers of the runtime, which a client exports beside those of the document. */
export const runtimeHelpers: readonly string[] = [
  "compact",
  "observeCalls",
  "redact",
  "redactFields",
  "sensitiveFields",
];

/** Names that every object has: what is called so is never absent. */
export const inheritedNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Nearly all identifiers are of these characters, which are faster to look for. */
const plainIdentifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

function isIdentifierName(name: string): boolean {
  return plainIdentifier.test(name) || identifier.test(name);
}

/** Whether `name` can be declared as a value as it stands. */
export function isIdentifier(name: string): boolean {
  return isIdentifierName(name) && !reservedWords.has(name);
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

/** A name that a member of the client can have: any word of the language, but for what every object has already. */
export function memberIdentifier(name: string, fallback: string): string {
  const safe = leadingLetter(name === "" ? fallback : name);
  return safe === "constructor" ? `${safe}_` : safe;
}

/** A name that can be declared as a type; see {@link valueIdentifier}. */
export function typeIdentifier(name: string, fallback: string): string {
  const safe = leadingLetter(name === "" ? fallback : name);
  return unfitTypes.has(safe) ? `${safe}Schema` : safe;
}

/** A name that can be declared as the function of an operation; see {@link valueIdentifier}. */
export function functionIdentifier(name: string): string {
  const safe = valueIdentifier(name, "call");
  return operationScope.has(safe) ? `${safe}_` : safe;
}

function leadingLetter(name: string): string {
  return isIdentifierName(name) ? name : `_${name}`;
}

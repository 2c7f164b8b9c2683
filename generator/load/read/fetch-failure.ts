/** Why a server was not reached, and what to do about it where the reason tells. */
export interface FetchFailure {
  readonly reason: string;
  readonly help?: string;
}

/** What went wrong, which `fetch` hides in the cause of its error. */
export function fetchFailure(error: unknown, url: URL): FetchFailure {
  const { cause } = error instanceof Error ? error : new Error();
  const inner = cause instanceof AggregateError ? (cause.errors as readonly unknown[])[0] : cause;
  const { message: reason, code } = asError(inner instanceof Error ? inner : error);
  // Of the whole of OpenSSL's message, people need no more than its code.
  if (/^ERR_SSL_|^EPROTO$/.test(code))
    return { reason: `it does not answer in TLS (${code})`, help: tryHelp("http", url) };
  if (isUntrusted(code)) return { reason, help: trustHelp };
  if (url.protocol === "http:" && isBrokenOff(code)) return { reason, help: tryHelp("https", url) };
  return { reason };
}

/** What to do about the status of an answer, where that tells. */
export function statusHelp(status: number): string | undefined {
  return status === 401 || status === 403 ? credentialsHelp : undefined;
}

const credentialsHelp =
  "It may want credentials: put a user and a password into the URL, or fetch it with other means and give it as `-`, for standard input.";

const trustHelp = "If you trust who signed its certificate, name the file of theirs in `NODE_EXTRA_CA_CERTS`.";

function tryHelp(scheme: "http" | "https", { host, pathname }: URL): string {
  const answers = scheme === "http" ? "does not encrypt" : "encrypts";
  return `Perhaps the server ${answers}: try ${scheme}://${host}${pathname}.`;
}

/** Whoever signed the certificate is not known. @see https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function isUntrusted(code: string): boolean {
  return /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF)\w*)$/.test(
    code,
  );
}

/** What a server that wants TLS does with a request that is not encrypted. */
function isBrokenOff(code: string): boolean {
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET";
}

function asError(error: unknown): { readonly message: string; readonly code: string } {
  if (!(error instanceof Error)) return { message: String(error), code: "" };
  return { message: error.message, code: "code" in error ? String(error.code) : "" };
}

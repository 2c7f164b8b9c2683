import { MissingCredentialError, unsendable } from "./errors.js";

/** What the function is asked for that gives a credential. */
export interface CredentialRequest {
  /** Whether the server has just refused the credential, so that one from a cache will not do. */
  readonly refresh: boolean;
}

/** Gives a credential. It is asked before each request; what it throws, the call fails with. */
export type CredentialFunction<T> = (request: CredentialRequest) => T | Promise<T>;

/**
 * A credential, or a function that gives it. An empty one counts as missing.
 *
 * When the server answers with 401, the function is asked for a fresh one, once for all calls that wait for it, and the
 * request is sent once more.
 */
export type CredentialSource = string | CredentialFunction<string>;

export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** Like {@link CredentialSource}, for a user name with its password. */
export type BasicCredentialSource = BasicCredential | CredentialFunction<BasicCredential>;

/** Where an API key stands in a request. */
export interface CredentialPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/** How a client comes by a credential, and where it sends it. */
export interface Credential extends CredentialPlace {
  /** The environment variables that are read where the option is not given. */
  readonly variables: readonly string[];

  /**
   * The value as it is sent; undefined where there is none.
   *
   * @throws {InvalidArgumentError} which names the option, where the value cannot be sent.
   */
  read(operation: string, option: string): Promise<RenewableValue | undefined>;

  /** What nobody may read of the value as it is sent. */
  secrets(value: string): readonly string[];
}

// Ranges, as a class such as \p{Cc} takes longer to read than all else of this module.
const unfitForHeader = /[^ -~]/;
const control = /[^ -~\xa0-\uffff]/;
/** A control character, or half of a surrogate pair. */
const unfitForQuery = /[^ -~\xa0-\ud7ff\ue000-\u{10ffff}]/u;

/** @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object */
export function apiKey(source: CredentialSource | undefined, place: CredentialPlace, variable?: string): Credential {
  // A cookie is sent as it is, so it has to be one already.
  const unfit = { header: unfitForHeader, query: unfitForQuery, cookie: /[^!-~]|[",;\\]/ }[place.in];
  return textCredential({ source, place, variable, unfit });
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
export function bearer(source: CredentialSource | undefined, variable?: string): Credential {
  return authorization({ source, variable, prefix: "Bearer " });
}

/**
 * @param scheme the name of the authentication scheme; the source gives what stands after it.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2
 */
export function http(source: CredentialSource | undefined, scheme: string, variable?: string): Credential {
  const credential = authorization({ source, variable, prefix: `${scheme} ` });
  return {
    ...credential,
    // A server may quote one of its parameters, such as the signature.
    secrets: (value) =>
      credential.secrets(value).flatMap((whole) => [whole, ...(whole.match(/[^\s=,"]{8,}=*/g) ?? [])]),
  };
}

function authorization(given: Pick<TextCredential, "source" | "variable" | "prefix">): Credential {
  return textCredential({ ...given, place: { in: "header", name: "authorization" }, unfit: unfitForHeader });
}

/**
 * @param variables the names of the two environment variables.
 * @see https://www.rfc-editor.org/rfc/rfc7617#section-2
 */
export function basic(
  source: BasicCredentialSource | undefined,
  variables?: { readonly username: string; readonly password: string },
): Credential {
  const fallback = () => ({
    username: fromEnvironment(variables?.username),
    password: fromEnvironment(variables?.password),
  });
  return {
    in: "header",
    name: "authorization",
    variables: variables === undefined ? [] : [variables.username, variables.password],
    secrets(value) {
      const encoded = value.slice(6);
      const [, username = "", password] = /^([^:]*):([^]*)$/.exec(fromBase64(encoded)) ?? [];
      return [encoded, password || username];
    },
    read: renewable(source, (given, operation, option) => {
      const { username, password } = given ?? fallback();
      // Many servers take a key as the user name, with an empty password.
      if (!username || password === undefined) return undefined;
      if (username.includes(":") || control.test(username + password)) throw unsendable(operation, option);
      return `Basic ${base64(`${username}:${password}`)}`;
    }),
  };
}

interface TextCredential {
  readonly source: CredentialSource | undefined;
  readonly place: CredentialPlace;
  readonly variable: string | undefined;
  /** What the credential must not hold. */
  readonly unfit: RegExp;
  /** What is sent before it. */
  readonly prefix?: string;
}

function textCredential({ source, place, variable, unfit, prefix = "" }: TextCredential): Credential {
  return {
    ...place,
    variables: variable ? [variable] : [],
    secrets: (value) => [value.slice(prefix.length).trim()],
    read: renewable(source, (given, operation, option) => {
      const value = given ?? fromEnvironment(variable) ?? "";
      if (unfit.test(value)) throw unsendable(operation, option);
      // No credential begins so, but many an example shows the whole header.
      const isWhole = value.toLowerCase().startsWith(prefix.toLowerCase());
      const bare = isWhole ? value.slice(prefix.length) : value;
      return bare && prefix + bare;
    }),
  };
}

/** Not every runtime has a `process`. */
function fromEnvironment(variable: string | undefined): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return variable && process?.env?.[variable];
}

/** Base64 of the text's UTF-8. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}

/** A credential as it is sent. */
export interface RenewableValue {
  readonly value: string;
  /** Asks for a fresh one; absent where nobody can be asked. It may give the same again, or none. */
  readonly renew?: (() => Promise<string | undefined>) | undefined;
}

type SourceFunction<T> = (request: { readonly refresh: boolean }) => T | Promise<T>;
type Source<T> = T | SourceFunction<T>;

/** Writes a value as it is sent; undefined where it is empty. */
type Write<T> = (value: T | undefined, operation: string, option: string) => string | undefined;

/**
 * Reads a credential from its source. Calls that are refused share one refresh: those that read or are refused while it is
 * under way wait for it, and those that had read the credential before take what it gave.
 */
export function renewable<T extends string | object>(source: Source<T> | undefined, write: Write<T>) {
  let refreshing: Promise<T> | undefined;
  let latest: T | undefined;
  let refreshes = 0;

  const refresh = async (give: SourceFunction<T>) => {
    try {
      latest = await give({ refresh: true });
      refreshes += 1;
      return latest;
    } finally {
      refreshing = undefined;
    }
  };

  return async (operation: string, option: string): Promise<RenewableValue | undefined> => {
    const before = refreshes;
    const isAsked = typeof source === "function";
    const text = write(isAsked ? await (refreshing ?? source({ refresh: false })) : source, operation, option);
    if (!text) return undefined;
    if (!isAsked) return { value: text };
    return {
      value: text,
      async renew() {
        const known = refreshes > before ? write(latest, operation, option) : text;
        if (known !== text) return known;
        // Only in the next turn, so that a function that throws at once is not taken for one that is still at it.
        return write(
          await (refreshing ??= Promise.resolve(source as SourceFunction<T>).then(refresh)),
          operation,
          option,
        );
      },
    };
  };
}

/** The alternatives that an operation accepts; the options of one are needed together. */
export type Security = readonly (readonly string[])[];

/** A client's credentials by the names of their options. */
export type Credentials = Readonly<Record<string, Credential>>;

/** A credential as one request carries it. */
export interface SentCredential extends Credential, RenewableValue {}

/**
 * The credentials of the first alternative that the client has all of, and no others. Where it has those of none, and the
 * operation takes requests without, there are none.
 *
 * @throws {MissingCredentialError | InvalidArgumentError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object
 */
async function authorize(
  operation: string,
  credentials: Credentials,
  security: Security,
): Promise<readonly SentCredential[]> {
  const known = new Map(Object.entries(credentials));
  // A function that fetches a token is asked once for a request, however many alternatives name it.
  const values = new Map<string, RenewableValue | undefined>();
  for (const alternative of security) {
    const sent: SentCredential[] = [];
    for (const option of alternative) {
      const credential = known.get(option);
      if (!values.has(option)) values.set(option, await credential?.read(operation, option));
      const value = values.get(option);
      if (!credential || !value) break;
      sent.push({ ...credential, ...value });
    }
    if (sent.length > 0 && sent.length === alternative.length) return sent;
  }
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return [];
  const hints = security.map((alternative) =>
    alternative.map((option) => ({ option, variables: known.get(option)?.variables ?? [] })),
  );
  throw new MissingCredentialError(operation, hints);
}

/**
 * Makes an attempt with the credentials of an operation, and another with fresh ones where the server refuses them. These
 * cannot be renewed, so that the second is the last.
 *
 * @throws what {@link authorize} and the attempt throw.
 */
export async function authorized<A extends { readonly isRefused: boolean }>(
  operation: string,
  credentials: Credentials,
  security: Security,
  attempt: (sent: readonly SentCredential[]) => Promise<A>,
): Promise<A> {
  const sent = await authorize(operation, credentials, security);
  const made = await attempt(sent);
  const fresh = made.isRefused && (await reauthorize(sent));
  return fresh ? attempt(fresh) : made;
}

/** What of a call's params nobody may read. */
export interface Secrets {
  /** What holds them, at any depth. */
  readonly in: unknown;
  /** The names of the properties that hold them; without it, all do. */
  readonly named?: readonly string[];
}

/** What nobody may read of credentials, and of what is sent with them. */
export function secretsOf(sent: readonly SentCredential[], secrets?: Secrets): readonly string[] {
  return [
    ...sent.flatMap((credential) => credential.secrets(credential.value)),
    ...secretsIn(secrets?.in, secrets?.named),
  ];
}

/**
 * The texts and numbers that the properties with these names hold, at any depth.
 *
 * @param names of what is sensitive; undefined where all is.
 */
export function secretsIn(
  value: unknown,
  names?: readonly string[],
  seen: Set<unknown> = new Set(),
): readonly string[] {
  if (typeof value === "string" || typeof value === "number") return names ? [] : [String(value)];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || seen.has(value)) return [];
  seen.add(value);
  const isForm = value instanceof FormData || value instanceof URLSearchParams;
  // The types of workers do not say that a form can be iterated over.
  const entries = isForm ? [...(value as unknown as Iterable<readonly [string, unknown]>)] : Object.entries(value);
  return entries.flatMap(([name, item]) => secretsIn(item, names?.includes(name) ? undefined : names, seen));
}

/**
 * Fresh credentials in the place of those that the server has just refused; undefined where none of them is another.
 * Which of several was refused, an answer does not say: all that came from functions are asked for.
 */
async function reauthorize(refused: readonly SentCredential[]): Promise<readonly SentCredential[] | undefined> {
  const fresh = await Promise.all(
    refused.map(async (sent) => ({ ...sent, value: (await sent.renew?.()) || sent.value, renew: undefined })),
  );
  return fresh.some(({ value }, index) => value !== refused[index]?.value) ? fresh : undefined;
}

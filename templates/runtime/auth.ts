import { InvalidArgumentError, MissingCredentialError } from "./errors.js";

/** A credential, or a function that gives a fresh one for each request. */
export type CredentialSource = string | (() => string | Promise<string>);

export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** A user name and password, or a function that gives them for each request. */
export type BasicCredentialSource = BasicCredential | (() => BasicCredential | Promise<BasicCredential>);

/** Where a request carries a credential. */
export interface CredentialPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/** How a security scheme is satisfied. */
export interface Credential {
  readonly place: CredentialPlace;
  /** Gives what to send; absent where the client has no such credential. */
  readonly read: (() => Promise<string>) | undefined;
  /** The environment variables that would hold it. */
  readonly variables: readonly string[];
}

/** A credential that goes into one request. */
export interface SentCredential extends CredentialPlace {
  readonly value: string;
}

/** Alternatives, one of which must be satisfied; each names credentials, all of which it needs. */
export type Security = readonly (readonly string[])[];

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
export function bearer(source: CredentialSource | undefined, variable?: string): Credential {
  return fromText(source, { in: "header", name: "authorization" }, variable, (token) => `Bearer ${token}`);
}

/** A key in a header, in the query or in a cookie. */
export function apiKey(source: CredentialSource | undefined, place: CredentialPlace, variable?: string): Credential {
  return fromText(source, place, variable, (key) => key);
}

/** @see https://www.rfc-editor.org/rfc/rfc7617 */
export function basic(
  source: BasicCredentialSource | undefined,
  variables?: { readonly username: string; readonly password: string },
): Credential {
  const username = fromEnvironment(variables?.username);
  const password = fromEnvironment(variables?.password);
  const given = source ?? (username && password ? { username, password } : undefined);
  const read = async () => {
    const credential = typeof given === "function" ? await given() : given;
    const bytes = new TextEncoder().encode(`${credential?.username}:${credential?.password}`);
    return `Basic ${btoa(String.fromCharCode(...bytes))}`;
  };
  return {
    place: { in: "header", name: "authorization" },
    read: given && read,
    variables: variables ? [variables.username, variables.password] : [],
  };
}

function fromText(
  source: CredentialSource | undefined,
  place: CredentialPlace,
  variable: string | undefined,
  format: (value: string) => string,
): Credential {
  const given = source || fromEnvironment(variable);
  const read = async () => format(typeof given === "function" ? await given() : (given ?? ""));
  return { place, read: given ? read : undefined, variables: variable ? [variable] : [] };
}

/** An environment variable; `undefined` where it is empty, and where the runtime has none. */
function fromEnvironment(name: string | undefined): string | undefined {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return (name && process?.env?.[name]) || undefined;
}

/**
 * The credentials of the first alternative that can be satisfied, and no others.
 *
 * @throws {MissingCredentialError} where none can be.
 * @throws {InvalidArgumentError} where a credential cannot be sent.
 */
export async function authorize(
  operation: string,
  security: Security,
  credentials: Readonly<Record<string, Credential>>,
): Promise<SentCredential[]> {
  if (security.length === 0) return [];
  const alternative = security.find((names) => names.every((name) => credentials[name]?.read));
  if (!alternative) throw new MissingCredentialError(operation, describeMissing(security, credentials));
  return Promise.all(
    alternative.map(async (name) => {
      const credential = credentials[name] as Credential;
      const value = (await credential.read?.()) ?? "";
      // Never sent, and never shown: a header with such a character would be refused with its value in the message.
      if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
        throw new InvalidArgumentError(operation, `the credential \`${name}\` has a character that cannot be sent`);
      }
      return { ...credential.place, value };
    }),
  );
}

function describeMissing(security: Security, credentials: Readonly<Record<string, Credential>>): string {
  const alternatives = security.map((names) =>
    names.map((name) => describeOption(name, credentials[name])).join(" and "),
  );
  return `no credentials: set ${alternatives.join(", or ")}`;
}

function describeOption(name: string, credential: Credential | undefined): string {
  const variables = credential?.variables.map((variable) => `\`${variable}\``).join(" and ");
  return `the option \`${name}\`${variables ? ` (or the environment variable ${variables})` : ""}`;
}

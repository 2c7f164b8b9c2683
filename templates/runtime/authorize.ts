import type { Credential, CredentialPlace } from "./auth.js";
import { MissingCredentialError } from "./request-error.js";
import type { RenewableValue } from "./renewable.js";

/** The alternatives that an operation accepts; the options of one are needed together. */
export type Security = readonly (readonly string[])[];

/** A client's credentials by the names of their options. */
export type Credentials = Readonly<Record<string, Credential>>;

/** A credential as one request carries it. */
export interface SentCredential extends Credential {
  readonly value: string;
  /** Asks for a fresh one, where it came from a function. */
  readonly renew?: RenewableValue["renew"] | undefined;
}

/**
 * The credentials of the first alternative that the client has all of, and no others. Where it has those of none, and the
 * operation takes requests without, there are none.
 *
 * @throws {MissingCredentialError | InvalidArgumentError}
 * @see https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object
 */
export async function authorize(
  operation: string,
  credentials: Credentials,
  security: Security,
): Promise<readonly SentCredential[]> {
  // A function that fetches a token is asked once for a request, however many alternatives name it.
  const values = new Map<string, RenewableValue | undefined>();
  for (const alternative of security) {
    const sent: SentCredential[] = [];
    for (const option of alternative) {
      const credential = find(credentials, option);
      if (!values.has(option)) values.set(option, await credential?.read(operation, option));
      const value = values.get(option);
      if (credential === undefined || value === undefined) break;
      sent.push({ ...credential, value: value.text, renew: value.renew });
    }
    if (sent.length > 0 && sent.length === alternative.length) return sent;
  }
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return [];
  const hints = security.map((alternative) =>
    alternative.map((option) => ({ option, variables: find(credentials, option)?.variables ?? [] })),
  );
  throw new MissingCredentialError(operation, hints);
}

/**
 * Fresh credentials in the place of those that the server has just refused; undefined where none of them is another.
 * Which of several was refused, an answer does not say: all that came from functions are asked for.
 */
export async function reauthorize(refused: readonly SentCredential[]): Promise<readonly SentCredential[] | undefined> {
  const fresh = await Promise.all(
    refused.map(async (sent) => ({ ...sent, value: (await sent.renew?.()) || sent.value, renew: undefined })),
  );
  return fresh.some(({ value }, index) => value !== refused[index]?.value) ? fresh : undefined;
}

/** An option may have the name of something that every object has. */
function find(credentials: Credentials, option: string): Credential | undefined {
  return Object.hasOwn(credentials, option) ? credentials[option] : undefined;
}

/** The values of those that stand in `place`, by their names. */
export function credentialsIn(
  place: CredentialPlace["in"],
  sent: readonly SentCredential[],
): Readonly<Record<string, string>> {
  const placed = sent.filter((credential) => credential.in === place);
  return Object.fromEntries(placed.map(({ name, value }) => [name, value]));
}

/** The cookies of those that are cookies. */
export function credentialCookies(sent: readonly SentCredential[]): readonly string[] {
  return Object.entries(credentialsIn("cookie", sent)).map((cookie) => cookie.join("="));
}

import { isTaken, usualCredentials } from "../emit/contract/usual-credentials.ts";
import type { ContractOperation, ContractParameter } from "./contract.ts";
import { placeKeys, type CredentialPlace } from "./document/credential-place.ts";

type Operation = Pick<ContractOperation<never>, "parameters" | "security" | "anonymous">;

type Credentials = Readonly<Record<string, unknown>>;

/** The credentials that the cases of an operation are sent with. */
export function caseCredentials({ parameters, security, anonymous }: Operation): Credentials {
  const alternatives = security.map(({ credentials }) => Object.keys(credentials));
  const inPlaces = parameters.map(({ credentials = [] }) => credentials);
  const usual = usualCredentials({ alternatives, anonymous, parameters: inPlaces });
  return security[alternatives.findIndex((options) => options === usual)]?.credentials ?? {};
}

/** The parameters in whose places the cases of an operation have a credential. */
export function takenParameters(operation: Operation): readonly ContractParameter[] {
  const options = Object.keys(caseCredentials(operation));
  return operation.parameters.filter(({ credentials = [] }) => isTaken(credentials, options));
}

/**
 * The places where a request has credentials or nothing: not those in which it has a parameter, as none of the credentials
 * that it is sent with goes there.
 *
 * @param places of all credentials that the document knows.
 * @param options of the credentials that the request is sent with.
 */
export function credentialPlaces(
  places: readonly CredentialPlace[],
  { parameters }: Pick<Operation, "parameters">,
  options: readonly string[],
): readonly CredentialPlace[] {
  const own = parameters.filter(({ credentials = [] }) => !isTaken(credentials, options));
  const taken = new Set(own.flatMap(({ in: kind, name }) => (kind === "path" ? [] : placeKeys([{ kind, name }]))));
  return places.filter((place) => !placeKeys([place]).some((key) => taken.has(key)));
}

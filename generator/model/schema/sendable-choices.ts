import type { Transmission } from "../security/security.ts";

/** No document needs more of them. */
const mostChoices = 16;

/**
 * What a request can carry of credentials that are needed together: where several go to one place, which holds one, any
 * of them. Mostly that is what is meant: one token, under the names of two schemes.
 *
 * @returns the credentials themselves, where each has a place of its own.
 */
export function sendableChoices<Credential>(
  credentials: readonly Credential[],
  placeOf: (credential: Credential) => string,
): Credential[][] {
  return credentialsByPlace(credentials, placeOf).reduce<Credential[][]>(
    (choices, rivals) =>
      choices.flatMap((choice) => rivals.map((credential) => [...choice, credential])).slice(0, mostChoices),
    [[]],
  );
}

/** The credentials that are needed together, those that go to one place beside each other. */
export function credentialsByPlace<Credential>(
  credentials: readonly Credential[],
  placeOf: (credential: Credential) => string,
): readonly (readonly Credential[])[] {
  const places = new Map<string, Credential[]>();
  for (const credential of credentials) {
    const place = placeOf(credential);
    places.set(place, [...(places.get(place) ?? []), credential]);
  }
  return [...places.values()];
}

/** Where a credential stands in a request. The names of headers are the same in any case. */
export function placeInRequest(transmission: Transmission | undefined): string {
  if (transmission?.kind !== "apiKey") return "header authorization";
  const { in: place, parameter } = transmission;
  return `${place} ${place === "header" ? parameter.toLowerCase() : parameter}`;
}

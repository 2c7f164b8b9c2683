import type { SecurityScheme } from "../../model/api.ts";
import type { Operation, Parameter } from "../../model/operation/operation.ts";
import { placeInRequest } from "../../model/schema/sendable-choices.ts";
import { isTaken, usualCredentials } from "./usual-credentials.ts";

/**
 * The options of the operation's credentials that go to the place of a parameter, which has one value: that of the
 * credential, where the request carries it.
 */
export function credentialsInPlace(
  parameter: Parameter,
  { security }: Operation,
  schemes: readonly SecurityScheme[],
): readonly string[] {
  const { in: location, name } = parameter;
  const place = `${location} ${location === "header" ? name.toLowerCase() : name}`;
  const asked = new Set(security.flat().map(({ localName }) => localName));
  const inPlace = schemes.filter(({ localName }) => asked.has(localName));
  return inPlace.flatMap((scheme) => (placeInRequest(scheme) === place ? [scheme.localName] : []));
}

/** The parameters that say nothing in any case: a credential that all cases are sent with stands in their places. */
export function takenParameters(operation: Operation, schemes: readonly SecurityScheme[]): ReadonlySet<Parameter> {
  const inPlaces = new Map(
    operation.parameters.map((parameter) => [parameter, credentialsInPlace(parameter, operation, schemes)]),
  );
  const alternatives = operation.security.map((alternative) => alternative.map(({ localName }) => localName));
  const usual = usualCredentials({
    alternatives: alternatives.filter(({ length }) => length > 0),
    anonymous: alternatives.length === 0 || alternatives.some(({ length }) => length === 0),
    parameters: [...inPlaces.values()],
  });
  return new Set([...inPlaces].flatMap(([parameter, inPlace]) => (isTaken(inPlace, usual) ? [parameter] : [])));
}

/** What decides with which credentials the cases of an operation are sent. */
export interface CredentialChoice {
  /** The options of each alternative that asks for credentials. */
  readonly alternatives: readonly (readonly string[])[];
  /** A request without credentials is allowed. */
  readonly anonymous: boolean;
  /** Of each parameter, the options of the credentials that go to its place. */
  readonly parameters: readonly (readonly string[])[];
}

/**
 * The options of the credentials that the cases of an operation are sent with: those of the first alternative, or of the
 * first that takes the place of fewer parameters, since what a parameter says is not sent then.
 */
export function usualCredentials({ alternatives, anonymous, parameters }: CredentialChoice): readonly string[] {
  const choices = anonymous ? [...alternatives, []] : alternatives;
  const taken = choices.map((options) => parameters.filter((inPlace) => isTaken(inPlace, options)).length);
  return choices[taken.indexOf(Math.min(...taken))] ?? [];
}

/** Whether a request with the credentials of these options has one of them in the place of a parameter. */
export function isTaken(inPlace: readonly string[], options: readonly string[]): boolean {
  return inPlace.some((option) => options.includes(option));
}

/** A fault of this program, never of its input: the command line reports it as such and ends with code 70. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/**
 * Holds what must be true whatever the input is.
 *
 * @throws {InvariantError} where `condition` is false.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

import { setFlagsFromString } from "node:v8";

/**
 * How much bytecode a function runs before the engine compiles it, in bytes. A run lasts a second or two: with the
 * engine's own, lower figure its compiler takes a third of the processor time, for code that soon is done, and on two
 * processors the run waits for it.
 */
const interruptBudget = 400_000;

/**
 * Fits the JavaScript engine to a short run.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function tuneEngine(): void {
  setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
}

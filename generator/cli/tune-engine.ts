import { setFlagsFromString } from "node:v8";

/**
 * How much bytecode a function runs before the engine compiles it, in bytes. A run lasts a second or two: with the
 * engine's own, lower figure its compiler takes a third of the processor time, for code that soon is done, and on two
 * processors the run waits for it.
 */
const interruptBudget = 800_000;

/**
 * By how much the space for new objects grows when it is full, from one MiB to sixteen: what is parsed all stays, and with
 * the engine's own factor of 2 is copied more often before there is room for it.
 */
const growthFactor = 16;

/**
 * Fits the JavaScript engine to a short run.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function tuneEngine(): void {
  setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
  setFlagsFromString(`--semi-space-growth-factor=${growthFactor}`);
}

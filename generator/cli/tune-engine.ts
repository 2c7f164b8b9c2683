import process from "node:process";
import { setFlagsFromString } from "node:v8";

/**
 * By how much the space for new objects grows when it is full, from one MiB to sixteen: what is parsed all stays, and with
 * the engine's own factor of 2 is copied more often before there is room for it.
 */
const growth = "--semi-space-growth-factor=16";

/**
 * How much a function runs before the engine compiles it with all its art, in bytes of bytecode or in calls. A run lasts a
 * second or two: with the engine's own, lower figure its compiler takes a third of the processor time, for code that soon is
 * done, and on two processors the run waits for it.
 */
const patience: ReadonlyMap<string, string> = new Map([
  ["11", "--interrupt-budget=800000"],
  ["12", "--invocation-count-for-turbofan=20000"],
  ["13", "--invocation-count-for-turbofan=20000"],
  ["14", "--invocation-count-for-turbofan=20000"],
]);

/**
 * The flags that fit an engine to a short run. To one that is not known here it gives none: of a flag that it does not have,
 * the engine would tell the user.
 *
 * @param version of V8, as in `process.versions`.
 */
export function flagsFor(version: string): readonly string[] {
  const flag = patience.get(version.split(".")[0] ?? "");
  return flag === undefined ? [] : [flag, growth];
}

/**
 * Fits the JavaScript engine to a short run.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function tuneEngine(): void {
  for (const flag of flagsFor(process.versions.v8)) setFlagsFromString(flag);
}

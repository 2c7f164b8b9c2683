import { Session } from "node:inspector/promises";
import { inBoth, lengthOf, uncoveredParts, type Interval } from "./uncovered.ts";

/** What has not been reached of each function that was called. */
type Reached = ReadonlyMap<string, readonly Interval[]>;

/**
 * Tells whether something reached code of the generator that nothing before it had reached, to the branch: V8 counts, in
 * whichever form the code was loaded.
 */
export class Coverage {
  readonly #session = new Session();
  #uncovered: Reached = new Map();

  /** How many functions have been called. */
  get functions(): number {
    return this.#uncovered.size;
  }

  /** What has been reached, to go back to. */
  get reached(): Reached {
    return this.#uncovered;
  }

  set reached(reached: Reached) {
    this.#uncovered = reached;
  }

  /** To be called before the generator is: of what was compiled before, V8 counts no branches. */
  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post("Profiler.enable");
    await this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  stop(): void {
    this.#session.disconnect();
  }

  /** Whether anything was reached for the first time since this was last asked. */
  async hasGrown(): Promise<boolean> {
    const { result } = await this.#session.post("Profiler.takePreciseCoverage");
    const reached = new Map(this.#uncovered);
    let hasGrown = false;
    for (const { url, functions } of result) {
      if (!url.includes("/generator/")) continue;
      for (const { ranges } of functions) {
        const [whole] = ranges;
        if (whole === undefined || whole.count === 0) continue;
        const key = `${url} ${whole.startOffset} ${whole.endOffset}`;
        const known = reached.get(key);
        const parts = uncoveredParts(ranges);
        const left = known === undefined ? parts : inBoth(known, parts);
        if (known !== undefined && lengthOf(left) === lengthOf(known)) continue;
        hasGrown = true;
        reached.set(key, left);
      }
    }
    if (hasGrown) this.#uncovered = reached;
    return hasGrown;
  }
}

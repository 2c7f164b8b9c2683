import process from "node:process";
import { Coverage } from "./coverage.ts";
import { mutate } from "./mutate.ts";
import { tryInput } from "./try-input.ts";
import { startWatchdog } from "./watchdog.ts";

/** To ask what was reached takes as long as some inputs do: so it is asked of some together. */
const inputsAtOnce = 24;

const secondsBetweenLines = 15;

/** Tries inputs, and keeps those that reach code which none before them does. */
export class FuzzRun {
  /** What was wrong, by its first lines: an input of each. */
  readonly faults = new Map<string, Buffer>();
  readonly #coverage = new Coverage();
  readonly #watch = startWatchdog();
  #tried = 0;

  static async start(): Promise<FuzzRun> {
    const run = new FuzzRun();
    await run.#coverage.start();
    return run;
  }

  get summary(): string {
    return `${this.#tried} inputs, ${this.#coverage.functions} functions, ${this.faults.size} faults`;
  }

  /** Tries each input, and gives those that reach what none before them does. */
  async keepNew(inputs: readonly Buffer[]): Promise<Buffer[]> {
    const kept: Buffer[] = [];
    for (const input of inputs) {
      await this.#try(input);
      if (await this.#coverage.hasGrown()) kept.push(input);
    }
    return kept;
  }

  /** Makes inputs of the given and of those that it finds, until it is late. */
  async search(given: readonly Buffer[], random: () => number, end: number): Promise<Buffer[]> {
    const pool = [...given];
    let shown = Date.now();
    while (Date.now() < end) {
      const inputs = Array.from({ length: inputsAtOnce }, () => mutate(pick(pool, random), pick(pool, random), random));
      const before = this.#coverage.reached;
      for (const input of inputs) await this.#try(input);
      if (await this.#coverage.hasGrown()) {
        // One of them did it: as if none had been tried, each is asked.
        this.#coverage.reached = before;
        pool.push(...(await this.keepNew(inputs)));
      }
      if (Date.now() - shown < secondsBetweenLines * 1000) continue;
      shown = Date.now();
      process.stderr.write(`${this.summary}, ${pool.length} in the pool\n`);
    }
    return pool.slice(given.length);
  }

  /** As if nothing had been tried. */
  forget(): void {
    this.#coverage.reached = new Map();
  }

  stop(): void {
    this.#coverage.stop();
    this.#watch.stop();
  }

  async #try(input: Buffer): Promise<void> {
    this.#tried += 1;
    this.#watch.begin(input);
    const fault = await tryInput(input);
    this.#watch.end();
    if (fault === undefined) return;
    const name = fault.split("\n").slice(0, 2).join("\n");
    if (this.faults.has(name)) return;
    this.faults.set(name, input);
    process.stderr.write(`${fault}\n${input.toString("base64")}\n`);
  }
}

function pick(pool: readonly Buffer[], random: () => number): Buffer {
  // The later half is what was found last: half of the time it is that.
  const from = random() < 0.5 ? Math.floor(pool.length / 2) : 0;
  return pool[from + Math.floor(random() * (pool.length - from))] ?? Buffer.alloc(0);
}

import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import type { ChildProcess } from "node:child_process";
import { startProgress } from "../run/progress.ts";
import { readTree } from "../read-tree.ts";
import { documentOf, Workspace, type Tree } from "./workspace.ts";

/** What is in the output when its writer was killed: `mix` is what must never be. */
type State = "old" | "unfinished" | "new" | "mix";

/** A part of a run, told by a file that is there as long as it lasts. */
type Phase = "all" | "writing" | "replacing";

/** A third of the moments lies anywhere in a run, and two thirds where it touches the disk. */
const phases: readonly Phase[] = ["all", "writing", "replacing"];

/** An output that stands where a run writes: what it has beside our files decides how they are replaced. */
interface Shape {
  readonly name: string;
  readonly others: Tree;
}

export const shapes: readonly Shape[] = [
  { name: "an output that is all ours", others: {} },
  {
    name: "an output with somebody else's files",
    others: { "out/notes.md": "mine", "out/resources/mine.ts": "mine", "out/a/b/mine.ts": "mine" },
  },
];

/**
 * Kills runs that write over an earlier output, and then runs another.
 *
 * @param random numbers from 0 up to 1.
 * @returns what was wrong.
 */
export async function killRuns(shape: Shape, moments: number, random: () => number): Promise<readonly string[]> {
  const workspace = new Workspace();
  try {
    const earlier = { ...(await workspace.addDocument("earlier", documentOf("Earlier", 0, 60))), ...shape.others };
    const later = { ...(await workspace.addDocument("later", documentOf("Later", 10, 60))), ...shape.others };
    const trial = new KillTrial(workspace, shape, { earlier, later });
    await trial.measure();
    const show = startProgress(shape.name, moments);
    for (let moment = 0; moment < moments; moment += 1) {
      const phase = phases[moment % phases.length] ?? "all";
      show(phase, await trial.run(phase, random(), random() < 0.5 ? "earlier" : "later"));
    }
    process.stdout.write(`${shape.name}: ${trial.summary}\n`);
    return trial.faults;
  } finally {
    workspace.remove();
  }
}

class KillTrial {
  readonly faults: string[] = [];
  readonly #workspace: Workspace;
  readonly #shape: Shape;
  readonly #trees: { readonly earlier: Tree; readonly later: Tree };
  readonly #lengths: Record<Phase, number> = { all: 0, writing: 0, replacing: 0 };
  readonly #counts: Record<State, number> = { old: 0, unfinished: 0, new: 0, mix: 0 };
  #killed = 0;
  #killedWriting = 0;

  constructor(workspace: Workspace, shape: Shape, trees: { readonly earlier: Tree; readonly later: Tree }) {
    this.#workspace = workspace;
    this.#shape = shape;
    this.#trees = trees;
  }

  get summary(): string {
    const states = Object.entries(this.#counts).map(([state, count]) => `${count} ${state}`);
    const lengths = phases.map((phase) => `${phase} ${this.#lengths[phase].toFixed(1)} ms`);
    const killed = `${this.#killed} killed, ${this.#killedWriting} of them while they wrote`;
    return `${states.join(", ")}; ${killed}; ${this.faults.length} faults (${lengths.join(", ")})`;
  }

  /** Finds out how long each part of a run takes. */
  async measure(): Promise<void> {
    for (const phase of phases) {
      this.#workspace.restore("earlier", this.#shape.others);
      const child = this.#workspace.start("later");
      await this.#begin(phase, child);
      const started = performance.now();
      const isOn = (): boolean => phase === "all" || this.#isIn(phase);
      while (child.exitCode === null && isOn()) await setImmediate();
      this.#lengths[phase] = performance.now() - started;
    }
  }

  /**
   * @param part of the phase, after which the run is killed.
   * @param next what is generated then.
   * @returns what was wrong.
   */
  async run(phase: Phase, part: number, next: "earlier" | "later"): Promise<string | undefined> {
    const workspace = this.#workspace;
    workspace.restore("earlier", this.#shape.others);
    await this.#kill(phase, part);
    const left = readTree(workspace.here);
    const state = this.#stateOf(left);
    this.#counts[state] += 1;
    const { code, problems } = await workspace.generate(next);
    const right = readTree(workspace.here);
    const isClean = code === 0 && isSame(right, this.#trees[next]);
    if (state !== "mix" && isClean) return undefined;
    const then = `then ${next}: ${code} ${problems}${differences(right, this.#trees[next])}`;
    const fault = `${state} at ${part} of ${phase}${differences(left, this.#trees.later)}\n${then}`;
    this.faults.push(fault);
    return fault;
  }

  async #kill(phase: Phase, part: number): Promise<void> {
    const child = this.#workspace.start("later");
    const exited = once(child, "exit");
    await this.#begin(phase, child);
    const until = performance.now() + part * this.#lengths[phase];
    while (child.exitCode === null && performance.now() < until) await setImmediate();
    if (child.exitCode === null && this.#isIn("writing")) this.#killedWriting += 1;
    child.kill("SIGKILL");
    await exited;
    if (child.signalCode === "SIGKILL") this.#killed += 1;
  }

  async #begin(phase: Phase, child: ChildProcess): Promise<void> {
    if (phase === "all") return;
    while (child.exitCode === null && !this.#isIn(phase)) await setImmediate();
  }

  #isIn(phase: "writing" | "replacing"): boolean {
    const { here, out } = this.#workspace;
    const isReplacing = existsSync(join(here, ".out.routesmith")) || existsSync(join(out, ".routesmith/commit.json"));
    return isReplacing || (phase === "writing" && existsSync(join(out, ".routesmith")));
  }

  #stateOf(left: Tree): State {
    const isOurs = (path: string) => !path.startsWith(".out.routesmith") && !path.startsWith("out/.routesmith");
    const tree = Object.fromEntries(Object.entries(left).filter(([path]) => isOurs(path)));
    const { earlier, later } = this.#trees;
    if (isSame(tree, earlier)) return "old";
    if (isSame(tree, later)) return "new";
    // Whoever looks at the output sees that it is not done, and the next run finishes it.
    const isTold = "out/.routesmith/commit.json" in left || Object.keys(tree).length === 0;
    const isKnown = Object.keys(tree).every((path) => tree[path] === earlier[path] || tree[path] === later[path]);
    return isTold && isKnown ? "unfinished" : "mix";
  }
}

export function isSame(tree: Tree, other: Tree): boolean {
  const paths = Object.keys(tree);
  return paths.length === Object.keys(other).length && paths.every((path) => tree[path] === other[path]);
}

function differences(tree: Tree, wanted: Tree): string {
  const paths = Object.keys({ ...wanted, ...tree }).filter((path) => tree[path] !== wanted[path] || !(path in tree));
  return paths.map((path) => `\n    ${path} ${path in tree ? "differs" : "is missing"}`).join("");
}

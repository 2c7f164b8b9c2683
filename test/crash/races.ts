import { startProgress } from "../run/progress.ts";
import { readTree } from "../read-tree.ts";
import { isSame, shapes } from "./killed-runs.ts";
import { documentOf, Workspace, type Tree } from "./workspace.ts";

/** As many runs write one output at once. */
const mostRuns = 8;

/**
 * Lets two to eight runs of different documents write one output at once: one of them must win as a whole.
 *
 * @param random numbers from 0 up to 1.
 * @returns what was wrong.
 */
export async function raceRuns(races: number, random: () => number): Promise<readonly string[]> {
  const workspace = new Workspace();
  const faults: string[] = [];
  const counts = { done: 0, busy: 0 };
  try {
    const trees = new Map<string, Tree>();
    for (let run = 0; run <= mostRuns; run += 1) {
      trees.set(`run${run}`, await workspace.addDocument(`run${run}`, documentOf(`Run${run}`, run * 5, 20)));
    }
    const show = startProgress("runs at once", races);
    for (let race = 0; race < races; race += 1) {
      const { others } = shapes[race % shapes.length] ?? { others: {} };
      workspace.restore("run0", others);
      const names = Array.from({ length: 2 + Math.floor(random() * (mostRuns - 1)) }, (_, run) => `run${run + 1}`);
      const endings = await Promise.all(names.map((name) => workspace.generate(name)));
      const done = names.filter((_, run) => endings[run]?.code === 0);
      const busy = endings.filter(({ code, problems }) => code === 2 && problems.includes("write/busy"));
      counts.done += done.length;
      counts.busy += busy.length;
      const left = readTree(workspace.here);
      const isWhole = done.some((name) => isSame(left, { ...trees.get(name), ...others }));
      const isTold = done.length + busy.length === names.length;
      const fault = isWhole && isTold ? undefined : JSON.stringify({ names, endings, left: Object.keys(left) });
      if (fault !== undefined) faults.push(fault);
      show(`${names.length} runs`, fault);
    }
  } finally {
    workspace.remove();
  }
  const { done, busy } = counts;
  process.stdout.write(
    `runs at once: ${races} races, ${done} runs wrote, ${busy} were refused, ${faults.length} faults\n`,
  );
  return faults;
}

import type { Generation } from "../../generator/index.ts";
import type { Difference } from "./outcome.ts";

/** The files that are not the same in two runs. */
export function findDifferences(run: Difference["run"], want: Generation, got: Generation): Difference[] {
  const wanted = new Map(want.files.map(({ path, text }) => [path, text]));
  const gotten = new Map(got.files.map(({ path, text }) => [path, text]));
  const paths = [...new Set([...wanted.keys(), ...gotten.keys()])];
  return paths
    .filter((path) => wanted.get(path) !== gotten.get(path))
    .map((file) => ({ run, file, ...firstDifference(wanted.get(file), gotten.get(file)) }));
}

function firstDifference(want: string | undefined, got: string | undefined): Pick<Difference, "want" | "got"> {
  if (want === undefined || got === undefined) {
    return { want: want === undefined ? "no file" : "a file", got: got === undefined ? "no file" : "a file" };
  }
  const wanted = want.split("\n");
  const gotten = got.split("\n");
  const line = wanted.findIndex((text, index) => text !== gotten[index]);
  return { want: wanted[line] ?? "the end", got: gotten[line] ?? "the end" };
}

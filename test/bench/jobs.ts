import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Budget, Job, NodeBinary } from "./job.ts";
import { root, route, type Subject } from "./subject.ts";

/** What other jobs of the same document and Node are compared with: a process that parses it, and does nothing else. */
export function floorJob({ section, subject, node }: Pick<Job, "section" | "subject" | "node">): Job {
  const script = fileURLToPath(new URL("processes/floor.mjs", import.meta.url));
  const name = subject.times === undefined ? "read and parse only" : `read and parse only, × ${subject.times}`;
  return { section, name, subject, node, command: () => [script, subject.path] };
}

export function isFloor({ writes }: Job): boolean {
  return writes === undefined;
}

interface Variant {
  readonly name: string;
  readonly options: readonly string[];
  readonly budget: Budget;
}

const variants: readonly Variant[] = [
  { name: "types, client, helpers", options: ["--emit", "types,client,helpers"], budget: { wallMs: 500 } },
  { name: "all emitters", options: [], budget: { wallMs: 1100, rssMb: 350 } },
  { name: "all emitters, type check", options: ["--typecheck"], budget: { wallMs: 2500 } },
];

/** What stands in one table: a document, and the Node that it is read with. */
export interface Place {
  readonly section: string;
  readonly subject: Subject;
  readonly node: NodeBinary;
}

/** The built program takes one route, as a user starts it. @param hasBudgets whether they are for this place. */
export function routeJobs(place: Place, hasBudgets: boolean): Job[] {
  return variants.map(({ name, options, budget }) => ({
    ...programJob(place, `routesmith: ${name}`, ["--route", route, ...options]),
    ...(hasBudgets ? { budget } : {}),
  }));
}

/**
 * The built program takes a whole document. Beside it openapi-typescript, which the `schema` of all emitters waits for:
 * its own time may come on top.
 */
export function wholeJobs(place: Place, budget: Budget | undefined): Job[] {
  const printer = printerJob(place, "schema.ts");
  return [
    { ...coreJob(place), ...(budget && { budget }) },
    {
      ...programJob(place, "routesmith: all emitters", []),
      ...(budget && { budget: { wallMs: budget.wallMs, above: printer } }),
    },
    printer,
  ];
}

/** The built program takes a whole document, and prints what an application needs. */
export function coreJob(place: Place): Job {
  return programJob(place, "routesmith: types, client, helpers", ["--emit", "types,client,helpers"]);
}

/** What openapi-typescript takes for the types of a whole document. */
export function printerJob(place: Place, writes: string): Job {
  const program = join(root, "node_modules/openapi-typescript/bin/cli.js");
  return {
    ...place,
    name: "openapi-typescript: types",
    command: (output) => [program, place.subject.path, "--output", join(output, writes)],
    writes,
    isPeer: true,
  };
}

/** The built program, as a user starts it. */
export function programJob(place: Place, name: string, options: readonly string[]): Job {
  const program = join(root, "dist", "cli.js");
  return {
    ...place,
    name,
    command: (output) => [program, "generate", place.subject.path, "--output", output, ...options],
    writes: "manifest.json",
  };
}

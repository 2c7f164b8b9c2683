import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Budget, Job, NodeBinary } from "./job.ts";
import { root, route, type Subject } from "./subject.ts";

/** The job that all others are compared with: a process that reads and parses the document, and does nothing else. */
export function floorJob(subject: Subject, node: NodeBinary): Job {
  const script = fileURLToPath(new URL("processes/floor.mjs", import.meta.url));
  return { name: "read and parse only", node, command: () => [script, subject.path] };
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

/**
 * The built program, as a user starts it.
 *
 * @param hasBudgets the budgets are for the oldest Node that we support, on which the benchmark is run.
 */
export function ownJobs(subject: Subject, node: NodeBinary, hasBudgets: boolean): Job[] {
  const program = join(root, "dist", "cli.js");
  return variants.map(({ name, options, budget }) => ({
    name: `routesmith: ${name}`,
    node,
    command: (output) => [program, "generate", subject.path, "--route", route, "--output", output, ...options],
    writes: "manifest.json",
    ...(hasBudgets && subject.isWhole ? { budget } : {}),
  }));
}

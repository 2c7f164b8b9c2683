import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isJsonObject } from "../kernel/json.ts";
import { type JsonPointer, printPointer } from "../kernel/json-pointer.ts";
import { nearest } from "../kernel/nearest.ts";
import type { FormPath, FormProblem, UnknownKey } from "./check-form.ts";

/** Makes the problems of a config's form diagnostics. An option that is missing under a wrong name is told by that name. */
export function reportFormProblems(problems: readonly FormProblem[], file: string, diagnostics: Diagnostics): void {
  const meant = new Set(problems.flatMap((problem) => (problem.kind === "unknown-key" ? meantBy(problem) : [])));
  for (const problem of problems) {
    const isMissing = problem.kind === "invalid-value" && problem.value === undefined;
    if (!isMissing || !meant.has(printPointer(problem.path))) reportFormProblem(problem, file, diagnostics);
  }
}

function meantBy({ path, known }: UnknownKey): JsonPointer[] {
  return nearest(String(path.at(-1)), known, 1).map((key) => printPointer([...path.slice(0, -1), key]));
}

/** It names the place by its path: `targets.api.clinet`. */
function reportFormProblem(problem: FormProblem, file: string, diagnostics: Diagnostics): void {
  const location = { file, pointer: printPointer(problem.path) };
  if (problem.kind === "unknown-key") {
    const [near] = nearest(String(problem.path.at(-1)), problem.known, 1);
    const list = problem.known.filter((key) => key !== "$schema").map((key) => `\`${key}\``);
    diagnostics.error("config/unknown-key", `\`${dotted(problem.path)}\` is not an option.`, {
      help: near === undefined ? `The options here are ${list.join(", ")}.` : `Did you mean \`${near}\`?`,
      location,
    });
    return;
  }
  const got =
    problem.value === undefined
      ? "is missing"
      : `is ${problem.sensitive ? typeName(problem.value) : shown(problem.value)}`;
  diagnostics.error(
    "config/invalid-value",
    `${problem.path.length === 0 ? "The config" : `\`${dotted(problem.path)}\``} ${got}; it must be ${problem.expected}.`,
    { location },
  );
}

/** `targets.api.routes[0]`, with quotes around keys that hold a dot themselves. */
function dotted(path: FormPath): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[\w$-]+$/.test(step)) return `[${shown(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}

const longestShown = 60;

function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return typeName(value);
  return JSON.stringify(value.length > longestShown ? `${value.slice(0, longestShown)}…` : value);
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (isJsonObject(value)) return Object.keys(value).length === 0 ? "an empty object" : "an object";
  return `a ${typeof value}`;
}

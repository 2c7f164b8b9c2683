import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** What a whole run of the program took. */
export interface MeasuredRun {
  readonly exitCode: number | null;
  /** The codes of its errors, each once. */
  readonly errors: readonly string[];
  /** In seconds of processor time. */
  readonly seconds: number;
  /** In megabytes, at its peak. */
  readonly memory: number;
}

const main = fileURLToPath(new URL("../../../generator/cli/main.ts", import.meta.url));
const loader = import.meta.resolve("@oxc-node/core/register");

const built = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

/** What is run: what the sources say now, or what `npm run build` made of them. */
type Program = "sources" | "built";

const programs: Readonly<Record<Program, readonly string[]>> = { sources: ["--import", loader, main], built: [built] };

/** Tells what the process has used when it ends. */
const meter = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from "node:fs";
   process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));`,
)}`;

/** What a run may take: one that takes more is ended. */
export interface Allowance {
  /** Of processor time. */
  readonly seconds: number;
  /** In megabytes. */
  readonly memory: number;
}

export const usual: Allowance = { seconds: 10, memory: 1024 };

/** A command line, of the name of the document's file. */
export type CommandLine = (file: string) => readonly string[];

/** The command line that generates a document. */
export function generating(emit: string): CommandLine {
  return (file) => ["generate", file, "--emit", emit, "--output", "out"];
}

/** Runs a command on a document in a process of its own. */
export async function measuredRun(
  document: string,
  commandLine: CommandLine,
  { program = "sources", most = usual }: { readonly program?: Program; readonly most?: Allowance } = {},
): Promise<MeasuredRun> {
  const folder = mkdtempSync(join(tmpdir(), "routesmith-limits-"));
  try {
    const file = document.startsWith("{") ? "api.json" : "api.yaml";
    writeFileSync(join(folder, file), document);
    return await run(folder, [...programs[program], ...commandLine(file)], most);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(cwd: string, request: readonly string[], most: Allowance): Promise<MeasuredRun> {
  const argv = [process.execPath, `--max-old-space-size=${most.memory}`, "--import", meter, ...request, "--json"];
  const limited = ["-c", `ulimit -t ${most.seconds}; exec "$@"`, "sh", ...argv];
  const child = spawn("sh", limited, { cwd, stdio: ["ignore", "pipe", "ignore", "pipe"] });
  const figures = child.stdio[3];
  const [stdout, used, [exitCode]] = await Promise.all([
    child.stdout ? text(child.stdout) : "",
    figures && "read" in figures ? text(figures) : "",
    once(child, "exit"),
  ]);
  const { userCPUTime = Infinity, systemCPUTime = 0, maxRSS = Infinity } = parse(used);
  return {
    exitCode,
    errors: errorsOf(stdout),
    seconds: (userCPUTime + systemCPUTime) / 1e6,
    memory: maxRSS / 1024,
  };
}

function parse(json: string): Partial<NodeJS.ResourceUsage> {
  return json === "" ? {} : (JSON.parse(json) as NodeJS.ResourceUsage);
}

function errorsOf(stdout: string): string[] {
  const { diagnostics = [] } = (stdout === "" ? {} : JSON.parse(stdout)) as {
    diagnostics?: { readonly code: string; readonly severity: string }[];
  };
  return [...new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code))];
}

import { execFile } from "node:child_process";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { compilers, resolutions, type Resolution, type TypescriptVersion } from "./compiler.ts";
import { contractEntry, documentOf, outputOf, outputsFolder } from "./outputs-folder.ts";

/** Outputs that are compiled as one program, with one version of TypeScript and one way of resolving modules. */
export interface CompileJob {
  readonly documents: readonly string[];
  readonly typescript: TypescriptVersion;
  readonly resolution: Resolution;
}

export interface CompileResult {
  readonly job: CompileJob;
  readonly milliseconds: number;
  readonly errors: readonly CompileError[];
}

export interface CompileError {
  /** `undefined` where the error is in none of the outputs. */
  readonly document: string | undefined;
  /** `types.ts(12,3)` */
  readonly place: string;
  /** `TS2322`, or `failed` where the compiler has not come to an end. */
  readonly code: string;
  readonly message: string;
}

interface Limits {
  readonly milliseconds: number;
  readonly memoryMb: number;
}

/** As strict as the strictest project that may import an output. */
const strictest = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
  paths: { "routesmith/contract": [contractEntry] },
};

/** Has a compiler of the user's kind, a process of its own, compile outputs. */
export async function compile(job: CompileJob, limits: Limits): Promise<CompileResult[]> {
  const started = performance.now();
  const { isComplete, text } = await runCompiler(job, limits);
  const milliseconds = performance.now() - started;
  if (isComplete) return [{ job, milliseconds, errors: parseErrors(text, job) }];
  const { documents } = job;
  if (documents.length === 1) {
    const error = { document: documents[0], place: "", code: "failed", message: text };
    return [{ job, milliseconds, errors: [error] }];
  }
  // One of them is too much for the compiler: the others must not be blamed for it.
  const middle = Math.ceil(documents.length / 2);
  return [
    ...(await compile({ ...job, documents: documents.slice(0, middle) }, limits)),
    ...(await compile({ ...job, documents: documents.slice(middle) }, limits)),
  ];
}

/** @returns whether the compiler has come to an end, and what it says. */
function runCompiler(
  job: CompileJob,
  limits: Limits,
): Promise<{ readonly isComplete: boolean; readonly text: string }> {
  const files = job.documents.flatMap((document) => filesIn(outputOf(document)));
  const config = `${outputOf(job.documents[0] ?? "none")}.${job.typescript}.${job.resolution}.json`;
  writeFileSync(config, JSON.stringify({ compilerOptions: { ...strictest, ...resolutions[job.resolution] }, files }));
  const argv = [
    `--max-old-space-size=${limits.memoryMb}`,
    compilers[job.typescript],
    "-p",
    config,
    "--pretty",
    "false",
  ];
  const options = {
    cwd: outputsFolder,
    timeout: limits.milliseconds,
    killSignal: "SIGKILL",
    maxBuffer: 2 ** 28,
    env: { ...process.env, GOMEMLIMIT: `${limits.memoryMb}MiB` },
  } as const;
  return new Promise((settle) => {
    execFile(process.execPath, argv, options, (error, stdout, stderr) => {
      // 1 and 2 are what it ends with when it has found errors.
      const isComplete = error === null || error.code === 1 || error.code === 2;
      settle({ isComplete, text: isComplete ? stdout : `${stderr.slice(-500)}${error.message.slice(0, 200)}` });
    });
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function parseErrors(text: string, { documents }: CompileJob): CompileError[] {
  // A message of several lines goes on with indented ones.
  return text.split(/\n(?=\S)/).flatMap((entry) => {
    const [, file = "", position = "", code = "", message = ""] =
      /^(?:(.+?)(\(\d+,\d+\)): )?error (TS\d+): ([^]*)$/.exec(entry) ?? [];
    if (code === "") return [];
    const path = resolve(outputsFolder, file);
    const document = documentOf(path, documents);
    const place = relative(document === undefined ? outputsFolder : outputOf(document), path);
    return [{ document, place: `${place}${position}`, code, message: message.trim() }];
  });
}

/** Puts outputs together to programs of about the same size: what they all need is then read and checked once for many. */
export function batches(documents: readonly string[], bytes: number): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const document of documents) {
    const size = filesIn(outputOf(document)).reduce((sum, file) => sum + statSync(file).size, 0);
    const last = groups.at(-1);
    if (last === undefined || size > room) {
      groups.push([document]);
      room = bytes - size;
    } else {
      last.push(document);
      room -= size;
    }
  }
  return groups;
}

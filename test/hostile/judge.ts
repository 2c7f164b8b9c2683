import { parseSync, Visitor, type Comment } from "oxc-parser";
import type { Diagnostic, GeneratedFile, Generation } from "../../generator/index.ts";
import { isOwnablePath } from "../../generator/write/output-path.ts";
import { foreignMarkdown } from "./foreign-markdown.ts";
import { marker } from "./payloads.ts";

type FaultKind =
  | "injected"
  | "broken"
  | "escaped"
  | "refused"
  | "lost"
  | "leaked"
  | "thrown"
  | "polluted"
  | "connected";

/** What must not happen, whatever a document says. */
export interface Fault {
  /**
   * `injected`: text became code. `broken`: a file does not parse. `escaped`: a file has a path that leaves the output or
   * that some disk does not take. `refused`: without a word on where. `lost`: harmless parts are gone. `leaked`: a file of
   * this machine is in the output. `polluted`: all objects of this process have another member.
   */
  readonly kind: FaultKind;
  readonly detail: string;
}

/** What an output has that others may use. */
export interface Outcome {
  readonly faults: readonly Fault[];
  /** The names that its modules export; absent where the document was refused. */
  readonly exports: ReadonlySet<string> | undefined;
  readonly warnings: number;
}

/** Judges what a document has led to, on its own. */
export function judge({ files, diagnostics }: Generation): Outcome {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const problems = diagnostics.flatMap(judgeDiagnostic);
  const warnings = diagnostics.length - errors.length;
  if (errors.length > 0) return { faults: problems, exports: undefined, warnings };
  const faults = [...problems, ...judgePaths(files), ...files.flatMap(faultsOfFile)];
  if (files.length === 0) faults.push({ kind: "lost", detail: "there are no files and no errors" });
  return { faults, exports: new Set(files.flatMap((file) => file.exports)), warnings };
}

function judgeDiagnostic({ code, severity, message, location }: Diagnostic): Fault[] {
  if (code.startsWith("verify/")) return [{ kind: "broken", detail: `${code} ${message}` }];
  const isPlaced = location?.pointer !== undefined || location?.line !== undefined;
  // What is said of the whole document names no place in it.
  const isOfAll = code.startsWith("load/") || code.startsWith("select/no-");
  return severity === "warning" || isPlaced || isOfAll ? [] : [{ kind: "refused", detail: `${code} ${message}` }];
}

/** Names that some disks keep for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function judgePaths(files: readonly GeneratedFile[]): Fault[] {
  const seen = new Set<string>();
  return files.flatMap(({ path }): Fault[] => {
    const same = path.normalize("NFC").toLowerCase();
    const clashes = seen.has(same);
    seen.add(same);
    const isPlain = path.split("/").every((part) => /^[\p{L}\p{M}\p{N}._-]+$/u.test(part) && !part.startsWith("."));
    const isFit = path
      .split("/")
      .every((part) => !devices.test(part) && !part.endsWith(".") && Buffer.byteLength(part) <= 255);
    const isSafe = isOwnablePath(path) && isPlain && isFit && !clashes && Buffer.byteLength(path) <= 1000;
    return isSafe ? [] : [{ kind: "escaped", detail: `${JSON.stringify(path)}${clashes ? " twice" : ""}` }];
  });
}

/** What was last judged under each path: most attacks leave most files as they are. */
const lastJudged = new Map<string, { readonly text: string; readonly faults: readonly Fault[] }>();

function faultsOfFile(file: GeneratedFile): readonly Fault[] {
  const { path, text } = file;
  const last = lastJudged.get(path);
  if (last?.text === text) return last.faults;
  const faults = judgeFile(file);
  lastJudged.set(path, { text, faults });
  return faults;
}

function judgeFile(file: GeneratedFile): Fault[] {
  const { path, text } = file;
  const found = invisible.exec(text);
  const marks: Fault[] =
    found === null ? [] : [{ kind: "injected", detail: `${path}: ${JSON.stringify(found[0])} in the text` }];
  if (path.startsWith("runtime/")) return [];
  if (text.includes("root:x:0:")) marks.push({ kind: "leaked", detail: path });
  if (path.endsWith(".ts")) return [...marks, ...judgeModule(file)];
  if (path.endsWith(".json")) return [...marks, ...judgeJson(file)];
  return [
    ...marks,
    ...foreignMarkdown(text).map((detail) => ({ kind: "injected", detail: `${path}: ${detail}` }) as const),
  ];
}

/** What makes text look different from what it is, or ends a line for one tool and not for another. */
const invisible = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

function judgeJson({ path, text }: GeneratedFile): Fault[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [{ kind: "broken", detail: `${path}: ${String(error)}` }];
  }
}

/** Holds that the marker stands in strings and comments alone, and that no comment is one that a tool obeys. */
export function judgeModule({ path, text }: Pick<GeneratedFile, "path" | "text">): Fault[] {
  const { program, errors, comments } = parseSync(path, text, { sourceType: "module" });
  if (errors.length > 0) return [{ kind: "broken", detail: `${path}: ${errors[0]?.message}` }];
  const faults = comments
    .filter(isObeyed)
    .map(({ value }): Fault => ({ kind: "injected", detail: `${path}: /*${value.slice(0, 200)}` }));
  if (!text.includes(marker)) return faults;
  const injected = (node: { readonly start: number }): void => {
    const line = text.slice(text.lastIndexOf("\n", node.start) + 1).split("\n", 1)[0];
    faults.push({ kind: "injected", detail: `${path}: ${line?.slice(0, 200)}` });
  };
  new Visitor({
    Identifier: (node) => void (node.name === marker && injected(node)),
    PrivateIdentifier: (node) => void (node.name === marker && injected(node)),
    // The templates hold neither.
    JSXText: injected,
    TemplateElement: (node) => void (node.value.raw.includes(marker) && injected(node)),
    Literal: (node) => void ("regex" in node && node.raw?.includes(marker) && injected(node)),
  }).visit(program);
  return faults;
}

/** Whether a compiler, a runtime or a bundler does what a comment says. */
function isObeyed({ type, value }: Comment): boolean {
  if (type === "Line") return value.includes(marker) || /^\/\s*<|^\s*@ts-|^[#@]\s*source/i.test(value);
  const lines = value.split(/\r\n|[\n\r\u2028\u2029]/);
  return lines.some(
    (line) =>
      /^[\s*/]*@(?:ts-|jsx|import|preserve|license)/.test(line) || /[#@]\s*source(?:Mapping)?URL\s*=/.test(line),
  );
}

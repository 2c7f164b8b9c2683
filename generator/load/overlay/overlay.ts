import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { isNestedDeeper } from "../../kernel/is-nested-deeper.ts";
import { isJsonArray, isJsonObject, type Json, member, stringMember } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { limits } from "../../kernel/limits.ts";
import { nearest } from "../../kernel/nearest.ts";
import { ownFormat } from "../read/known-format.ts";
import { createLocator, type Locator } from "../parse/locator.ts";
import { parse } from "../parse/parse.ts";
import { readSourceFile } from "../read/read-file.ts";
import type { SourceFile } from "../read/source-file.ts";

/** @see https://spec.openapis.org/overlay/v1.0.0.html#overlay-object */
export interface Overlay {
  /** The file as messages show it. */
  readonly file: string;
  readonly actions: readonly OverlayAction[];
  readonly locate: Locator;
}

/** @see https://spec.openapis.org/overlay/v1.0.0.html#action-object */
export type OverlayAction =
  | { readonly kind: "update"; readonly target: string; readonly update: Json }
  | { readonly kind: "remove"; readonly target: string };

/** What is wrong with a part of an overlay. */
interface FormProblem {
  readonly pointer: JsonPointer;
  readonly message: string;
}

const rootKeys = ["overlay", "info", "extends", "actions"];
const actionKeys = ["target", "description", "update", "remove"];

/** Reads overlays; `undefined` where one of them is not valid, with all that is wrong collected. */
export async function readOverlays(
  paths: readonly string[],
  workingFolder: string,
  diagnostics: Diagnostics,
): Promise<readonly Overlay[] | undefined> {
  const overlays: Overlay[] = [];
  for (const [index, path] of paths.entries()) {
    const source = await readSourceFile(path, workingFolder, diagnostics, appendPointer("/overlays", index));
    const overlay = source && (await parseOverlay(source, diagnostics));
    if (overlay !== undefined) overlays.push(overlay);
  }
  return overlays.length === paths.length ? overlays : undefined;
}

async function parseOverlay(source: SourceFile, diagnostics: Diagnostics): Promise<Overlay | undefined> {
  const value = await parse(source, { empty: "overlay/invalid", syntax: "overlay/invalid" }, diagnostics);
  if (value === undefined) return undefined;
  if (isNestedDeeper(value, limits.nesting)) {
    const message = `${source.file}: objects and arrays are nested deeper than ${limits.nesting} levels`;
    diagnostics.error("overlay/invalid", message, { location: { file: source.file } });
    return undefined;
  }
  const format = ownFormat(value);
  if (format !== undefined && member(value, "overlay") === undefined) {
    const message = `${source.file} is ${format.title}, and no overlay`;
    diagnostics.error("overlay/invalid", message, { help: format.use, location: { file: source.file } });
    return undefined;
  }
  const locate = createLocator(source);
  const actions = member(value, "actions");
  const problems = [...rootProblems(value), ...(isJsonArray(actions) ? actions.flatMap(actionProblems) : [])];
  // Asked for together, all places are found in one reading.
  const located = problems.map(async ({ pointer, message }) => ({ message, location: await locate(pointer) }));
  for (const { message, location } of await Promise.all(located)) {
    diagnostics.error("overlay/invalid", `${source.file}: ${message}`, { location });
  }
  if (problems.length > 0 || !isJsonArray(actions)) return undefined;
  return { file: source.file, actions: actions.map(toAction), locate };
}

function* rootProblems(root: Json): Generator<FormProblem> {
  if (!isJsonObject(root)) {
    yield { pointer: "", message: "an overlay must be an object" };
    return;
  }
  const version = member(root, "overlay");
  if (typeof version !== "string" || !/^1\.0\.\d+$/.test(version)) {
    const found = version === undefined ? "is missing" : `is ${JSON.stringify(version)}`;
    yield { pointer: "/overlay", message: `the field \`overlay\` ${found}, and must be "1.0.0"` };
  }
  const info = member(root, "info");
  for (const name of ["title", "version"]) {
    if (typeof member(info, name) === "string") continue;
    yield { pointer: appendPointer("/info", name), message: `\`info.${name}\` must be a string` };
  }
  const actions = member(root, "actions");
  if (!isJsonArray(actions) || actions.length === 0) {
    yield { pointer: "/actions", message: "`actions` must be an array with at least one action" };
  }
  yield* unknownKeys(root, "", rootKeys);
}

function actionProblems(action: Json, index: number): FormProblem[] {
  return [...formProblems(action, appendPointer("/actions", index), `action ${index + 1}`)];
}

function* formProblems(action: Json, pointer: JsonPointer, name: string): Generator<FormProblem> {
  if (!isJsonObject(action)) {
    yield { pointer, message: `${name} must be an object` };
    return;
  }
  if (typeof member(action, "target") !== "string") {
    yield { pointer: appendPointer(pointer, "target"), message: `the \`target\` of ${name} must be a string` };
  }
  const remove = member(action, "remove");
  if (remove !== undefined && typeof remove !== "boolean") {
    yield { pointer: appendPointer(pointer, "remove"), message: `\`remove\` of ${name} must be true or false` };
  }
  if (remove !== true && member(action, "update") === undefined) {
    yield { pointer, message: `${name} has neither \`update\` nor \`remove: true\`` };
  }
  yield* unknownKeys(action, pointer, actionKeys);
}

function* unknownKeys(value: Json, pointer: JsonPointer, known: readonly string[]): Generator<FormProblem> {
  for (const key of isJsonObject(value) ? Object.keys(value) : []) {
    if (known.includes(key) || key.startsWith("x-")) continue;
    const [near] = nearest(key, known, 1);
    const help = near === undefined ? "" : `; did you mean \`${near}\`?`;
    yield { pointer: appendPointer(pointer, key), message: `the field \`${key}\` is unknown${help}` };
  }
}

function toAction(action: Json): OverlayAction {
  const target = stringMember(action, "target") ?? "";
  const update = member(action, "update");
  return member(action, "remove") === true || update === undefined
    ? { kind: "remove", target }
    : { kind: "update", target, update };
}

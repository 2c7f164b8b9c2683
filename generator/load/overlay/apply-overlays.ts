import type { Diagnostics } from "../../kernel/diagnostic.ts";
import type { DiagnosticCode } from "../../kernel/diagnostic-codes.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { limits } from "../../kernel/limits.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { nearest } from "../../kernel/nearest.ts";
import { Draft } from "./draft.ts";
import { nodeAt, type NodePath, plainPath, queryPaths } from "./json-path.ts";
import { OverlayWrites } from "./overlay-writes.ts";
import type { Overlay, OverlayAction } from "./overlay.ts";

/** Why an action cannot be applied. */
interface ActionProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help?: string;
}

/** A document with its overlays, and what these did to it. */
export interface Overlaid {
  readonly root: JsonObject;
  readonly writes: OverlayWrites;
}

/**
 * Applies overlays in their order; the given root stays as it is.
 *
 * @returns `undefined` where errors were collected.
 * @see https://spec.openapis.org/overlay/v1.0.0.html
 */
export async function applyOverlays(
  root: JsonObject,
  overlays: readonly Overlay[],
  diagnostics: Diagnostics,
): Promise<Overlaid | undefined> {
  const draft = new Draft(root);
  const writes = new OverlayWrites(root);
  let isApplied = true;
  for (const overlay of overlays) {
    const areActionsApplied = await applyActions({ draft, writes }, overlay, diagnostics);
    isApplied = isApplied && areActionsApplied;
  }
  return isApplied ? { root: draft.root, writes } : undefined;
}

/** The document so far, and what is remembered of how it came to be. */
interface Work {
  readonly draft: Draft;
  readonly writes: OverlayWrites;
}

async function applyActions(work: Work, overlay: Overlay, diagnostics: Diagnostics): Promise<boolean> {
  const problems: { readonly index: number; readonly problem: ActionProblem }[] = [];
  for (const [index, action] of overlay.actions.entries()) {
    const given = { overlay, index, isSuggesting: problems.length < mostSuggestions };
    const problem = await applyAction(work, action, given);
    if (problem !== undefined) problems.push({ index, problem });
    // The next one may take as long.
    if (problem?.code === "limit/overlay-target") break;
  }
  // Asked for together, all places are found in one reading.
  const places = problems.map(({ index }) => overlay.locate(appendPointer("/actions", index, "target")));
  const locations = await Promise.all(places);
  for (const [position, { index, problem }] of problems.entries()) {
    const { code, message, ...details } = problem;
    const location = locations[position];
    diagnostics.error(code, `Action ${index + 1} of ${overlay.file} ${message}`, {
      ...details,
      ...(location && { location }),
    });
  }
  return problems.length === 0;
}

const jsonPathHelp =
  "A target begins with `$`; a name of more than letters, digits and `_` stands in brackets: `$.paths['/pets'].get`.";

/** The most actions of an overlay for which a name is looked for that may be meant: each is compared with all there are. */
const mostSuggestions = 100;

interface ActionContext {
  readonly overlay: Overlay;
  readonly index: number;
  readonly isSuggesting: boolean;
}

async function applyAction(
  { draft, writes }: Work,
  action: OverlayAction,
  { overlay, index, isSuggesting }: ActionContext,
): Promise<ActionProblem | undefined> {
  const result = await queryPaths(draft.root, action.target);
  if (result.kind === "invalid") {
    const message = `has a target that is not JSONPath: ${result.message}`;
    return { code: "overlay/invalid", message, help: jsonPathHelp };
  }
  if (result.kind === "slow") {
    const message = `has a target that takes more than ${limits.querySeconds} s to be found: ${action.target}`;
    return { code: "limit/overlay-target", message };
  }
  if (result.paths.length === 0) return noMatch(draft.root, action.target, isSuggesting);
  const problem = result.paths
    .map((path) => targetProblem(action, path, nodeAt(draft.root, path)))
    .find((message) => message !== undefined);
  if (problem !== undefined) return { code: "overlay/invalid", message: problem };
  // From the last element to the first, and from within to without: what is still to be removed keeps its path.
  const paths = result.paths.toSorted((left, right) => comparePaths(right, left));
  for (const path of paths) {
    if (action.kind === "remove") {
      draft.remove(path);
      writes.remove(path);
    } else {
      draft.merge(path, action.update);
      writes.add(path, { update: action.update, pointer: updates(index), locate: overlay.locate });
    }
  }
  return undefined;
}

function updates(index: number): JsonPointer {
  return appendPointer("/actions", index, "update");
}

function targetProblem(action: OverlayAction, path: NodePath, node: Json | undefined): string | undefined {
  if (action.kind === "remove") return path.length === 0 ? "removes the whole document" : undefined;
  if (isJsonArray(node)) return undefined;
  if (!isJsonObject(node)) return `updates ${JSON.stringify(node)}: its target must be an object or an array`;
  return isJsonObject(action.update) ? undefined : "updates an object, so its `update` must be an object";
}

/** For a plain target, the first name on its way that is not there, and the nearest that is. */
function noMatch(root: JsonObject, target: string, isSuggesting: boolean): ActionProblem {
  const message = `matches nothing: ${target}`;
  const path = plainPath(target) ?? [];
  const depth = path.findIndex((_, index) => nodeAt(root, path.slice(0, index + 1)) === undefined);
  const container = nodeAt(root, path.slice(0, depth));
  if (!isSuggesting || depth === -1 || !isJsonObject(container)) return { code: "overlay/no-match", message };
  const names = nearest(String(path[depth]), Object.keys(container)).map((name) => `\`${name}\``);
  const help = names.length > 0 ? { help: `There is no \`${path[depth]}\`; near it is ${names.join(", ")}.` } : {};
  return { code: "overlay/no-match", message, ...help };
}

function comparePaths(left: NodePath, right: NodePath): number {
  for (const [index, token] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (token === other) continue;
    return token < other ? -1 : 1;
  }
  return left.length - right.length;
}

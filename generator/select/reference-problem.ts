import type { Diagnostics, Severity } from "../kernel/diagnostic.ts";
import type { DiagnosticCode } from "../kernel/diagnostic-codes.ts";
import { isJsonObject, type Json, type JsonObject, member, objectMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer, parsePointer, pointerFromFragment } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import { nearest } from "../kernel/nearest.ts";
import type { Document } from "../load/document.ts";
import { partAt } from "./value-at.ts";

/** A reference that cannot be followed. */
export interface ReferenceProblem {
  readonly kind: "unresolved" | "external" | "cycle" | "chain";
  /** Where the reference is written. */
  readonly place: JsonPointer;
  /** The reference as it is written. */
  readonly target: string;
}

const kinds: Readonly<Record<ReferenceProblem["kind"], { readonly code: DiagnosticCode; readonly says: string }>> = {
  unresolved: { code: "select/unresolved-reference", says: "leads to nothing" },
  external: { code: "select/external-reference", says: "leads out of the document" },
  cycle: { code: "select/reference-cycle", says: "leads back to itself" },
  chain: { code: "limit/reference-chain", says: `leads to more than ${limits.referenceChain} others in a row` },
};

export function reportReference(
  problem: ReferenceProblem,
  document: Document,
  diagnostics: Diagnostics,
  severity: Severity = "error",
): void {
  const location = { file: document.file, pointer: problem.place };
  const refusal = document.refusals.get(problem.target);
  if (refusal !== undefined) {
    diagnostics[severity](refusal.code, refusal.message, { ...(refusal.help && { help: refusal.help }), location });
    return;
  }
  const { code, says } = kinds[problem.kind];
  const isElsewhere = problem.kind === "unresolved" || problem.kind === "external";
  const isSuggesting = isElsewhere && diagnostics.items.length < mostSuggestions;
  const help = isSuggesting ? helpFor(problem.target, document.written) : undefined;
  diagnostics[severity](code, `The reference ${problem.target} ${says}`, {
    ...(help === undefined ? {} : { help }),
    location,
  });
}

/** After how many problems no more names are looked for: each is compared with all that there are. */
const mostSuggestions = 100;

/** The most places that are named, and that are followed to find them. */
const mostPlaces = 3;

/** What may have been meant: places with names like those on the way, else components of the very name. */
function helpFor(target: string, root: JsonObject): string | undefined {
  const pointer = pointerFromFragment(target);
  if (pointer === undefined) return "A reference within the document has the form `#/components/schemas/Name`.";
  const tokens = parsePointer(pointer);
  const near = nearestPlaces(tokens, root);
  const places = near.length > 0 ? near : componentsCalled(tokens.at(-1), root);
  const meant = places.filter((place) => place !== pointer).map((place) => `#${place}`);
  return meant.length > 0 ? `Did you mean ${meant.join(", ")}?` : undefined;
}

/** Of a name that is there, no other is meant; one that only begins like the way is no place to refer to. */
function nearestPlaces(tokens: readonly string[], root: JsonObject): readonly JsonPointer[] {
  let ways: readonly { readonly part: Json | undefined; readonly place: JsonPointer }[] = [{ part: root, place: "" }];
  for (const token of tokens) {
    const next = ways.flatMap(({ part, place }) =>
      namesLike(token, part).map((name) => ({ part: partAt(part, name), place: appendPointer(place, name) })),
    );
    ways = next.slice(0, mostPlaces);
  }
  return ways.map(({ place }) => place);
}

function namesLike(token: string, part: Json | undefined): readonly string[] {
  if (partAt(part, token) !== undefined) return [token];
  return isJsonObject(part) ? nearest(token, Object.keys(part), mostPlaces) : [];
}

/** Versions of OpenAPI have different sections for the same. */
function componentsCalled(name: string | undefined, root: JsonObject): readonly JsonPointer[] {
  const sections = objectMember(root, "components") ?? {};
  return Object.keys(sections)
    .filter((section) => name !== undefined && member(member(sections, section), name) !== undefined)
    .map((section) => appendPointer("/components", section, name ?? ""));
}

import type { Diagnostics, Severity } from "../kernel/diagnostic.ts";
import type { DiagnosticCode } from "../kernel/diagnostic-codes.ts";
import { isJsonObject, type Json, type JsonObject } from "../kernel/json.ts";
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
  const help =
    problem.kind === "unresolved" || problem.kind === "external" ? helpFor(problem.target, document.root) : undefined;
  diagnostics[severity](code, `The reference ${problem.target} ${says}`, {
    ...(help === undefined ? {} : { help }),
    location,
  });
}

/** The nearest names beside the first one on the way that is not there. */
function helpFor(target: string, root: JsonObject): string | undefined {
  const pointer = pointerFromFragment(target);
  if (pointer === undefined) return "A reference within the document has the form `#/components/schemas/Name`.";
  let container: Json | undefined = root;
  let place = "";
  for (const token of parsePointer(pointer)) {
    const part = partAt(container, token);
    if (part === undefined) return nearestHelp(token, container, place);
    [container, place] = [part, appendPointer(place, token)];
  }
  return undefined;
}

function nearestHelp(token: string, container: Json | undefined, place: JsonPointer): string | undefined {
  const candidates = isJsonObject(container) ? Object.keys(container) : [];
  const names = nearest(token, candidates).map((name) => `#${appendPointer(place, name)}`);
  return names.length > 0 ? `Did you mean ${names.join(", ")}?` : undefined;
}

import { buildApi } from "../../generator/model/build-api.ts";
import { Diagnostics } from "../../generator/kernel/diagnostic.ts";
import type { Document } from "../../generator/load/document.ts";
import { listOperations, type DocumentOperation } from "../../generator/select/list-operations.ts";
import { select } from "../../generator/select/select.ts";
import { defaultClient } from "../default-target.ts";
import { ownersOfNames } from "./owners-of-names.ts";

/** The operations of a document in a random order. */
export function shuffledOperations(document: Document, random: () => number): DocumentOperation[] {
  return listOperations(document)
    .map((operation) => ({ operation, rank: random() }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ operation }) => operation);
}

/**
 * The names of a client of `operations` that stand for something else, or for nothing, in one of `more` operations.
 *
 * @returns `name: what it stands for, and what it stands for then`.
 */
export function renamed(
  document: Document,
  operations: readonly DocumentOperation[],
  more: readonly DocumentOperation[],
): string[] {
  const [before, after] = [operations, [...operations, ...more]].map((selected) => namesOf(document, selected));
  if (before === undefined || after === undefined) return [];
  return [...before].flatMap(([name, owner]) => {
    const now = after.get(name);
    return now === owner ? [] : [`${name}: ${owner} -> ${now ?? "nothing"}`];
  });
}

/** `undefined` where something is refused, with a code. */
function namesOf(
  document: Document,
  operations: readonly DocumentOperation[],
): ReadonlyMap<string, string> | undefined {
  const diagnostics = new Diagnostics();
  const routes = operations.map(({ method, path }) => `${method} ${path}`);
  const slice = select(document, routes, diagnostics);
  if (slice === undefined || diagnostics.hasErrors) return undefined;
  const api = buildApi(slice, defaultClient, diagnostics);
  return diagnostics.hasErrors ? undefined : ownersOfNames(api);
}

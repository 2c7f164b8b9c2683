import { isJsonArray, isJsonObject, type Json, type JsonObject, member } from "../../kernel/json.ts";
import { type JsonPointer, parsePointer } from "../../kernel/json-pointer.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import { Draft } from "../overlay/draft.ts";
import type { Entry, Link } from "./entry.ts";
import { partAt } from "./part-at.ts";
import { placesIn } from "./places.ts";
import type { Placement } from "./placement.ts";
import type { Refusal } from "./refusal.ts";

/** Lifts an entry's value, where its file is of an older version than the bundle; `finished` parts are lifted already. */
export type LiftEntry = (value: Json, entry: Entry, finished: ReadonlySet<Json>) => Json;

/** Makes one document of the entries: each in its place, each reference leading there. */
export class Assembly {
  /** The references that lead nowhere, by their text. */
  readonly refusals = new Map<string, Refusal>();
  /** What has been put in the place of references. */
  readonly #inlined = new Set<Json>();
  readonly #placement: Placement;
  readonly #lift: LiftEntry;

  constructor(placement: Placement, lift: LiftEntry) {
    this.#placement = placement;
    this.#lift = lift;
  }

  /** @param entries the document's own first. */
  assemble(root: Entry, entries: readonly Entry[]): JsonObject {
    const built = this.#build(root, []);
    const draft = new Draft(isJsonObject(built) ? built : {});
    const placed = entries.flatMap((entry) => {
      const pointer = this.#placement.pointerOf(entry);
      return pointer === undefined ? [] : [{ entry, pointer }];
    });
    for (const { entry, pointer } of sortedBy(placed, (place) => place.pointer)) {
      const path = parsePointer(pointer);
      if (path.reduce<Json | undefined>(partAt, draft.root) !== undefined) continue;
      for (const depth of path.keys()) {
        const around = path.slice(0, depth);
        if (!isJsonObject(around.reduce<Json | undefined>(partAt, draft.root))) draft.replace(around, {});
      }
      draft.replace(path, this.#build(entry, []));
    }
    return draft.root;
  }

  /** @param around the entries that this one is put into: one that is put into itself has no end. */
  #build(entry: Entry, around: readonly Entry[]): Json {
    const draft = new Draft({ value: entry.value });
    // From the inner to the outer: what stands beside a reference keeps its own.
    for (const link of entry.links.toReversed()) {
      const path = ["value", ...parsePointer(link.holder.slice(entry.pointer.length))];
      this.#apply(link, path, { draft, around: [...around, entry] });
    }
    for (const path of namesIn(entry)) draft.remove(["value", ...path]);
    return this.#lift(member(draft.root, "value") ?? null, entry, this.#inlined);
  }

  #apply(
    link: Link,
    path: readonly string[],
    { draft, around }: { readonly draft: Draft; readonly around: readonly Entry[] },
  ): void {
    const { form, target } = link;
    if (target.kind === "entry" && this.#placement.isReplaced(link)) {
      if (around.includes(target.entry)) return;
      const value = beside(this.#build(target.entry, around), path.reduce<Json | undefined>(partAt, draft.root));
      this.#inlined.add(value);
      draft.replace(path, value);
      return;
    }
    const text = this.#textOf(link);
    switch (form.kind) {
      case "$ref":
        draft.replace([...path, "$ref"], text);
        break;
      case "$dynamicRef":
        draft.remove([...path, "$dynamicRef"]);
        draft.merge(path, hasReference(draft, path) ? { allOf: [{ $ref: text }] } : { $ref: text });
        break;
      case "mapping":
        draft.replace([...path, form.name], text);
        break;
    }
  }

  #textOf({ target }: Link): string {
    switch (target.kind) {
      case "own":
        return fragmentOf(target.pointer);
      case "entry":
        return fragmentOf(this.#placement.pointerOf(target.entry) ?? "");
      case "refused":
        this.refusals.set(target.text, target.refusal);
        return target.text;
    }
  }
}

/** What stands beside a reference wins. */
function beside(value: Json, holder: Json | undefined): Json {
  const siblings = isJsonObject(holder) ? Object.entries(holder).filter(([name]) => name !== "$ref") : [];
  if (siblings.length === 0 || !isJsonObject(value)) return value;
  return Object.fromEntries([...Object.entries(value), ...siblings]);
}

function hasReference(draft: Draft, path: readonly string[]): boolean {
  return member(path.reduce<Json | undefined>(partAt, draft.root), "$ref") !== undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc6901#section-6 */
function fragmentOf(pointer: JsonPointer): string {
  return `#${pointer.replaceAll("%", "%25")}`;
}

const nameKeywords = ["$id", "$anchor", "$dynamicAnchor"];

/** The keywords that nothing refers to any more: to whoever reads the bundle, an `$id` would be another base. */
function* namesIn({ resource, value, pointer, kind }: Entry): Generator<readonly string[]> {
  if (resource.identifiers.isEmpty || (!isJsonObject(value) && !isJsonArray(value))) return;
  for (const place of placesIn({ value, pointer, kind })) {
    if (place.kind !== "schema") continue;
    const path = parsePointer(place.pointer.slice(pointer.length));
    for (const keyword of nameKeywords) {
      if (member(isJsonObject(place.value) ? place.value : undefined, keyword) !== undefined) yield [...path, keyword];
    }
  }
}

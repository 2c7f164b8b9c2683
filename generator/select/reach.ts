import { arrayMember, isJsonArray, isJsonObject, type JsonObject } from "../kernel/json.ts";
import {
  appendPointer,
  type JsonPointer,
  parentPointer,
  parsePointer,
  pointerFromFragment,
} from "../kernel/json-pointer.ts";
import type { ObjectKind } from "../load/grammar.ts";
import { kindAt, partOf } from "./part-of.ts";
import type { ReferenceProblem } from "./reference-problem.ts";
import { type Reference, referencesIn } from "./references.ts";
import type { Reason, SelectedOperation } from "./slice.ts";
import { valueAt } from "./value-at.ts";

/** What operations need of a document. */
export interface Reach {
  /** For each part beside the operations, the first reason for it. */
  readonly reasons: ReadonlyMap<JsonPointer, Reason>;
  readonly problems: readonly ReferenceProblem[];
}

/** A place that is still to be searched for references. */
interface Errand {
  readonly pointer: JsonPointer;
  readonly kind: ObjectKind;
  /** The part that the place belongs to. */
  readonly part: JsonPointer;
}

/** Finds the parts that operations reach through references and security requirements: the nearest first. */
export function reach(root: JsonObject, operations: readonly SelectedOperation[]): Reach {
  const search = new Search(root);
  for (const operation of operations) search.begin(operation);
  search.run();
  return { reasons: search.reasons, problems: [...search.problems, ...search.cycles()] };
}

class Search {
  readonly reasons = new Map<JsonPointer, Reason>();
  readonly problems: ReferenceProblem[] = [];
  readonly #root: JsonObject;
  readonly #errands: Errand[] = [];
  readonly #known = new Set<string>();
  /** Place of an object that is a reference → where the reference leads. */
  readonly #aliases = new Map<JsonPointer, { readonly pointer: JsonPointer; readonly reference: Reference }>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  begin({ path, method, pointer }: SelectedOperation): void {
    this.#add({ pointer, kind: "operation", part: pointer });
    const parameters = appendPointer("/paths", path, "parameters");
    if (valueAt(this.#root, parameters) !== undefined) {
      this.#add({ pointer: parameters, kind: "parameters", part: pointer });
    }
    this.#reachSecurity(pointer, appendPointer("/paths", path, method, "security"));
  }

  run(): void {
    // The list grows while it is read.
    for (const { pointer, kind, part } of this.#errands) {
      const value = valueAt(this.#root, pointer);
      if (!isJsonObject(value) && !isJsonArray(value)) continue;
      for (const reference of referencesIn({ value, pointer, kind })) this.#follow(reference, part);
    }
  }

  /** An operation without `security` of its own has that of the document. */
  #reachSecurity(part: JsonPointer, own: JsonPointer): void {
    const pointer = valueAt(this.#root, own) === undefined ? "/security" : own;
    const alternatives = arrayMember(valueAt(this.#root, parentPointer(pointer)), "security") ?? [];
    for (const [index, alternative] of alternatives.entries()) {
      for (const name of isJsonObject(alternative) ? Object.keys(alternative) : []) {
        const scheme = appendPointer("/components/securitySchemes", name);
        if (valueAt(this.#root, scheme) === undefined) continue;
        this.#reach(scheme, { place: appendPointer(pointer, index, name), part });
        this.#add({ pointer: scheme, kind: "securityScheme", part: scheme });
      }
    }
  }

  #follow(reference: Reference, part: JsonPointer): void {
    const { place, target, kind } = reference;
    const pointer = target.startsWith("#") ? normalPointer(target) : undefined;
    if (pointer === undefined || pointer === "" || valueAt(this.#root, pointer) === undefined) {
      this.problems.push({ kind: target.startsWith("#") ? "unresolved" : "external", place, target });
      return;
    }
    if (reference.isAlias) this.#aliases.set(parentPointer(place), { pointer, reference });
    const holder = partOf(this.#root, pointer);
    const holderKind = kindAt(this.#root, holder);
    this.#reach(holder, { place, part });
    if (holderKind !== undefined) this.#add({ pointer: holder, kind: holderKind, part: holder });
    // A place that its surroundings take for data, or for something else, is what the reference takes it for as well.
    if (kindAt(this.#root, pointer) !== kind) this.#add({ pointer, kind, part: holder });
  }

  #reach(part: JsonPointer, reason: Reason): void {
    if (!this.reasons.has(part) && part !== reason.part) this.reasons.set(part, reason);
  }

  #add(errand: Errand): void {
    const key = `${errand.kind} ${errand.pointer}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#errands.push(errand);
  }

  /** The references that lead back to themselves without coming to a value: each circle once. */
  *cycles(): Generator<ReferenceProblem> {
    const done = new Set<JsonPointer>();
    for (const start of this.#aliases.keys()) {
      const way = new Set<JsonPointer>();
      let place = start;
      for (let next = this.#aliases.get(place); next !== undefined && !done.has(place);) {
        if (way.has(place)) {
          yield { kind: "cycle", place: next.reference.place, target: next.reference.target };
          break;
        }
        way.add(place);
        place = next.pointer;
        next = this.#aliases.get(place);
      }
      for (const passed of way) done.add(passed);
    }
  }
}

/** One place has one pointer, however its reference is escaped. */
function normalPointer(reference: string): JsonPointer | undefined {
  const pointer = pointerFromFragment(reference);
  return pointer === undefined ? undefined : appendPointer("", ...parsePointer(pointer));
}

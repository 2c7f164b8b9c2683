import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  member,
  objectMember,
  stringMember,
} from "../kernel/json.ts";
import {
  appendPointer,
  printPointer,
  type JsonPointer,
  parsePointer,
  pointerFromFragment,
} from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import { findByName } from "../load/bundle/bare-names.ts";
import { kindAt, type ObjectKind } from "../load/grammar.ts";
import { partOf } from "./part-of.ts";
import type { ReferenceProblem } from "./reference-problem.ts";
import { type Reference, visitReferences } from "./references.ts";
import type { Reason, SelectedOperation } from "./slice.ts";
import { valueAt } from "./value-at.ts";

/** What operations need of a document. */
export interface Reach {
  /** For each part beside the operations, the first reason for it. */
  readonly reasons: ReadonlyMap<JsonPointer, Reason>;
  readonly problems: readonly ReferenceProblem[];
  /** The schemas that references lead to, and how many of these are parts of compositions. */
  readonly schemas: ReadonlyMap<JsonPointer, number>;
  /** What discriminators only name, and the document does not have: nothing stands in its place. */
  readonly unknownNames: readonly ReferenceProblem[];
  /** References that give only the name of what they lead to, with that. */
  readonly bareNames: readonly (Pick<ReferenceProblem, "place" | "target"> & { readonly pointer: JsonPointer })[];
}

/** A place that is still to be searched for references. */
interface Errand {
  readonly pointer: JsonPointer;
  readonly value: Json | undefined;
  readonly kind: ObjectKind;
  /** The part that the place belongs to. */
  readonly part: JsonPointer;
}

/** Where a reference leads, and the part that holds the place. */
interface Destination {
  readonly pointer: JsonPointer;
  readonly value: Json;
  readonly kind: ObjectKind | undefined;
  readonly holder: JsonPointer;
  readonly holderKind: ObjectKind | undefined;
}

/** Finds the parts that operations reach through references and security requirements: the nearest first. */
export function reach(root: JsonObject, operations: readonly SelectedOperation[], hasWebhooks = false): Reach {
  const search = new Search(root);
  for (const operation of operations) search.begin(operation);
  if (hasWebhooks) search.beginWebhooks();
  search.run();
  const { reasons, problems, unknownNames, bareNames, schemas } = search;
  return { reasons, problems: [...problems, ...search.chains()], unknownNames, bareNames, schemas };
}

class Search {
  readonly reasons = new Map<JsonPointer, Reason>();
  readonly problems: ReferenceProblem[] = [];
  readonly schemas = new Map<JsonPointer, number>();
  readonly unknownNames: ReferenceProblem[] = [];
  readonly bareNames: { readonly place: JsonPointer; readonly target: string; readonly pointer: JsonPointer }[] = [];
  readonly #root: JsonObject;
  readonly #securitySchemes: JsonObject | undefined;
  readonly #errands: Errand[] = [];
  readonly #known = new Set<string>();
  readonly #destinations = new Map<string, Destination | undefined>();

  constructor(root: JsonObject) {
    this.#root = root;
    this.#securitySchemes = objectMember(objectMember(root, "components"), "securitySchemes");
  }

  begin({ path, pointer }: SelectedOperation): void {
    const operation = valueAt(this.#root, pointer);
    this.#add({ pointer, value: operation, kind: "operation", part: pointer });
    const parameters = member(member(objectMember(this.#root, "paths"), path), "parameters");
    if (parameters !== undefined) {
      const place = appendPointer("/paths", path, "parameters");
      this.#add({ pointer: place, value: parameters, kind: "parameters", part: pointer });
    }
    this.#reachSecurity(operation, pointer);
  }

  beginWebhooks(): void {
    const value = member(this.#root, "webhooks");
    this.#add({ pointer: "/webhooks", value, kind: "pathItems", part: "/webhooks" });
  }

  run(): void {
    // The list grows while it is read.
    for (const { pointer, value, kind, part } of this.#errands) {
      if (!isJsonObject(value) && !isJsonArray(value)) continue;
      visitReferences({ value, pointer, kind }, (reference) => this.#follow(reference, part));
    }
  }

  /** An operation without `security` of its own has that of the document. */
  #reachSecurity(operation: Json | undefined, part: JsonPointer): void {
    const isOwn = member(operation, "security") !== undefined;
    const holder = isOwn ? part : "";
    for (const [index, alternative] of (arrayMember(isOwn ? operation : this.#root, "security") ?? []).entries()) {
      for (const name of isJsonObject(alternative) ? Object.keys(alternative) : []) {
        const value = member(this.#securitySchemes, name);
        if (value === undefined) continue;
        const pointer = appendPointer("/components/securitySchemes", name);
        this.#reach(pointer, { place: appendPointer(holder, "security", index, name), part });
        this.#add({ pointer, value, kind: "securityScheme", part: pointer });
      }
    }
  }

  #follow({ place, target, kind, isAlias }: Reference, part: JsonPointer): void {
    const destination = this.#destination(target);
    if (destination === undefined) {
      const problems = isAlias ? this.problems : this.unknownNames;
      problems.push({ kind: target.startsWith("#") ? "unresolved" : "external", place, target });
      return;
    }
    const { pointer, value, holder } = destination;
    if (kind === "schema")
      this.schemas.set(pointer, (this.schemas.get(pointer) ?? 0) + (partPlace.test(place) ? 1 : 0));
    if (!target.startsWith("#")) this.bareNames.push({ place, target, pointer });
    this.#reach(holder, { place, part });
    // A place that its surroundings take for data, or for something else, is what the reference takes it for as well.
    if (destination.kind !== kind) this.#add({ pointer, value, kind, part: holder });
  }

  /** Where a reference leads. Many lead to the same place, which is searched once. */
  #destination(target: string): Destination | undefined {
    if (this.#destinations.has(target)) return this.#destinations.get(target);
    const destination = destinationOf(this.#root, target);
    this.#destinations.set(target, destination);
    if (destination?.holderKind === undefined) return destination;
    const { pointer, holder, holderKind } = destination;
    const value = holder === pointer ? destination.value : valueAt(this.#root, holder);
    this.#add({ pointer: holder, value, kind: holderKind, part: holder });
    return destination;
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

  /**
   * The references that lead back to themselves without coming to a value, each circle once; and the first that comes to
   * one only through too many others.
   */
  *chains(): Generator<ReferenceProblem> {
    /** How many references in a row begin at a place. */
    const lengths = new Map<JsonPointer, number>();
    let isTooLong = false;
    // Whatever is on a circle is where a reference leads.
    for (const start of this.#destinations.values()) {
      const way = new Map<JsonPointer, string>();
      for (let next = start; next !== undefined && !lengths.has(next.pointer);) {
        const target = stringMember(next.value, "$ref");
        if (target === undefined) break;
        if (way.has(next.pointer)) {
          yield { kind: "cycle", place: appendPointer(next.pointer, "$ref"), target };
          break;
        }
        way.set(next.pointer, target);
        next = this.#destinations.get(target);
      }
      for (const [passed, target] of [...way].toReversed()) {
        const next = this.#destinations.get(target)?.pointer;
        const length = 1 + ((next === undefined ? undefined : lengths.get(next)) ?? 0);
        lengths.set(passed, length);
        if (length <= limits.referenceChain || isTooLong) continue;
        isTooLong = true;
        yield { kind: "chain", place: appendPointer(passed, "$ref"), target };
      }
    }
  }
}

/** Where a part of a composition refers to a schema. */
const partPlace = /\/(?:allOf|oneOf|anyOf)\/\d+\/\$ref$/;

function destinationOf(root: JsonObject, target: string): Destination | undefined {
  const pointer = target.startsWith("#") ? normalPointer(target) : findByName(root, target, "/components/schemas");
  const value = pointer === undefined || pointer === "" ? undefined : valueAt(root, pointer);
  if (pointer === undefined || value === undefined) return undefined;
  const holder = partOf(root, pointer);
  const kind = kindAt(root, pointer);
  return { pointer, value, kind, holder, holderKind: holder === pointer ? kind : kindAt(root, holder) };
}

/** One place has one pointer, however its reference is escaped. */
function normalPointer(reference: string): JsonPointer | undefined {
  const pointer = pointerFromFragment(reference);
  return pointer?.includes("~") === true ? printPointer(parsePointer(pointer)) : pointer;
}

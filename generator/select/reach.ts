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
import type { ObjectKind } from "../load/rewrite/grammar.ts";
import type { DocumentOperation } from "./list-operations.ts";
import { placeAt } from "./place-at.ts";
import type { ReferenceProblem } from "./reference-problem.ts";
import { type Reference, visitReferences } from "./references.ts";
import type { Reason } from "./slice.ts";

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
  readonly holderValue: Json;
  readonly holderKind: ObjectKind | undefined;
}

/** Finds the parts that operations reach through references and security requirements: the nearest first. */
export function reach(root: JsonObject, operations: readonly DocumentOperation[], hasWebhooks = false): Reach {
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
  /** The places that errands lead to, by the kinds that they are taken for. */
  readonly #known = new Map<ObjectKind, Set<JsonPointer>>();
  /** The security schemes that operations name. */
  readonly #named = new Set<string>();
  readonly #destinations = new Map<string, Destination | undefined>();

  constructor(root: JsonObject) {
    this.#root = root;
    this.#securitySchemes = objectMember(objectMember(root, "components"), "securitySchemes");
  }

  begin({ path, pointer, source }: DocumentOperation): void {
    this.#add({ pointer, value: source, kind: "operation", part: pointer });
    const parameters = member(member(objectMember(this.#root, "paths"), path), "parameters");
    if (parameters !== undefined) {
      const place = appendPointer("/paths", path, "parameters");
      this.#add({ pointer: place, value: parameters, kind: "parameters", part: pointer });
    }
    this.#reachSecurity(source, pointer);
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
  #reachSecurity(operation: JsonObject, part: JsonPointer): void {
    const isOwn = member(operation, "security") !== undefined;
    const holder = isOwn ? part : "";
    const alternatives = arrayMember(isOwn ? operation : this.#root, "security") ?? [];
    for (let index = 0; index < alternatives.length; index += 1) {
      const alternative = alternatives[index];
      if (!isJsonObject(alternative)) continue;
      for (const name in alternative) {
        // Nearly all operations name the same few schemes.
        if (this.#named.has(name)) continue;
        this.#named.add(name);
        const value = member(this.#securitySchemes, name);
        if (value === undefined) continue;
        const pointer = appendPointer("/components/securitySchemes", name);
        this.#reach(pointer, part, () => appendPointer(holder, "security", index, name));
        this.#add({ pointer, value, kind: "securityScheme", part: pointer });
      }
    }
  }

  #follow({ placeOf, target, kind, isAlias, isPart }: Reference, part: JsonPointer): void {
    const destination = this.#destination(target);
    if (destination === undefined) {
      const problems = isAlias ? this.problems : this.unknownNames;
      problems.push({ kind: target.startsWith("#") ? "unresolved" : "external", place: placeOf(), target });
      return;
    }
    const { pointer, value, holder } = destination;
    if (kind === "schema" && (isPart || !this.schemas.has(pointer))) {
      this.schemas.set(pointer, (this.schemas.get(pointer) ?? 0) + (isPart ? 1 : 0));
    }
    if (!target.startsWith("#")) this.bareNames.push({ place: placeOf(), target, pointer });
    this.#reach(holder, part, placeOf);
    // A place that its surroundings take for data, or for something else, is what the reference takes it for as well.
    if (destination.kind !== kind) this.#add({ pointer, value, kind, part: holder });
  }

  /** Where a reference leads. Many lead to the same place, which is searched once. */
  #destination(target: string): Destination | undefined {
    const known = this.#destinations.get(target);
    if (known !== undefined || this.#destinations.has(target)) return known;
    const destination = destinationOf(this.#root, target);
    this.#destinations.set(target, destination);
    if (destination?.holderKind === undefined) return destination;
    const { holder, holderValue, holderKind } = destination;
    this.#add({ pointer: holder, value: holderValue, kind: holderKind, part: holder });
    return destination;
  }

  #reach(target: JsonPointer, part: JsonPointer, placeOf: () => JsonPointer): void {
    if (!this.reasons.has(target) && target !== part) this.reasons.set(target, { place: placeOf(), part });
  }

  #add(errand: Errand): void {
    const { kind, pointer } = errand;
    const known = this.#known.get(kind) ?? new Set();
    if (known.has(pointer)) return;
    this.#known.set(kind, known.add(pointer));
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
      if (stringMember(start?.value, "$ref") === undefined) continue;
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

function destinationOf(root: JsonObject, target: string): Destination | undefined {
  const pointer = target.startsWith("#") ? normalPointer(target) : findByName(root, target, "/components/schemas");
  const place = pointer === undefined || pointer === "" ? undefined : placeAt(root, pointer);
  if (pointer === undefined || place === undefined) return undefined;
  const { value, kind, holder = { pointer, value, kind } } = place;
  return { pointer, value, kind, holder: holder.pointer, holderValue: holder.value, holderKind: holder.kind };
}

/** One place has one pointer, however its reference is escaped. */
function normalPointer(reference: string): JsonPointer | undefined {
  const pointer = pointerFromFragment(reference);
  return pointer?.includes("~") === true ? printPointer(parsePointer(pointer)) : pointer;
}

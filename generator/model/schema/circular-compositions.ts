import { arrayMember, isJsonObject, member, withoutMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { limits } from "../../kernel/limits.ts";
import { compositionEdges, type CompositionEdge } from "../../select/compositions.ts";
import { has, isAlias } from "./keywords.ts";
import type { References, Target } from "../references.ts";

/**
 * What becomes of a reference through which a schema would be made of itself, with nothing between that holds another value:
 * `own` takes of its target only what that says beside its unions; `drop` takes nothing, since a union of itself and more
 * is no more than what is more.
 */
export type Cut = "own" | "drop";

/** A schema that is made of less than it says. */
export interface CutSchema {
  readonly pointer: JsonPointer;
  /** What has been cut, and where it leads. */
  readonly cut: Cut;
  readonly target: JsonPointer;
}

const unions = ["oneOf", "anyOf"] as const;

const compositions = has.$ref | has.allOf | has.oneOf | has.anyOf;

interface Node {
  readonly edges: readonly CompositionEdge[];
  readonly index: number;
  low: number;
  isOpen: boolean;
}

/**
 * Finds the compositions that lead back to themselves. A parent that lists its children in `oneOf`, which in turn are made
 * of the parent with `allOf`, is what authors write; neither a type nor a value can be made of it as it stands.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-9.4.1
 */
export class CircularCompositions {
  readonly #references: References;
  /** From where the search has begun. */
  readonly #searched = new Set<Target>();
  readonly #nodes = new Map<JsonPointer, Node>();
  readonly #cuts = new Map<JsonObject, Cut>();
  readonly #cutSchemas: CutSchema[] = [];
  /** The references of alternatives that lead back to the schema that has them. */
  readonly #returning = new Set<JsonObject>();
  readonly #own = new WeakMap<JsonObject, JsonObject>();

  constructor(references: References) {
    this.#references = references;
  }

  /**
   * What becomes of a part of a composition; `undefined` where it can stay.
   *
   * @param target where the part leads, where that is known.
   */
  cutOf(part: Json, target = this.#references.targetOf(part)): Cut | undefined {
    if (target === undefined || !isJsonObject(part)) return undefined;
    if (!this.#searched.has(target)) {
      this.#searched.add(target);
      // Most schemas are made of no others.
      if ((target.keywords & compositions) !== 0) this.#searchFrom(target.pointer);
    }
    return this.#cuts.get(part);
  }

  /** The schemas that lose something by the cuts, among these and all that they are made of. */
  cutSchemas(pointers: Iterable<JsonPointer>): readonly CutSchema[] {
    for (const pointer of pointers) this.#searchFrom(pointer);
    return this.#cutSchemas;
  }

  /** What a schema says beside its alternatives, and beside those of its parts that lead back to it. */
  ownOf(schema: JsonObject): JsonObject {
    const known = this.#own.get(schema);
    if (known !== undefined) return known;
    const own = this.#withoutReturning(unions.reduce(withoutMember, schema));
    this.#own.set(schema, own);
    return own;
  }

  #withoutReturning(part: JsonObject): JsonObject {
    const returning = unions.filter((keyword) => {
      const alternatives = compositionEdges({ [keyword]: member(part, keyword) ?? [] });
      return alternatives.some(({ object }) => this.#returning.has(object));
    });
    const given = arrayMember(part, "allOf") ?? [];
    const parts = given.map((inner) => (isJsonObject(inner) ? this.#withoutReturning(inner) : inner));
    const isChanged = parts.some((inner, index) => inner !== given[index]);
    if (returning.length === 0 && !isChanged) return part;
    const rest = returning.reduce(withoutMember, isChanged ? { ...part, allOf: parts } : part);
    // What is cut is known by the object that refers to it.
    const cut = this.#cuts.get(part);
    if (cut !== undefined) this.#cuts.set(rest, cut);
    return rest;
  }

  #searchFrom(pointer: JsonPointer): void {
    const named = this.#named(pointer);
    if (!this.#nodes.has(named)) this.#search(named);
  }

  /** The schema that has a name, behind others that are only more names of it: these have no type of their own. */
  #named(pointer: JsonPointer): JsonPointer {
    let named = pointer;
    for (let steps = 0; steps <= limits.referenceChain; steps += 1) {
      const value = this.#references.valueAt(named);
      const target = isAlias(value) ? this.#references.targetOf(value) : undefined;
      if (target === undefined) break;
      named = target.pointer;
    }
    return named;
  }

  /** Tarjan's search for strongly connected components, from one schema on. */
  #search(start: JsonPointer): void {
    const open: JsonPointer[] = [];
    const way = [this.#enter(start, open)];
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const { node, pending } = last;
      const target = pending.pop()?.target;
      if (target === undefined) {
        way.pop();
        const outer = way.at(-1)?.node;
        if (outer) outer.low = Math.min(outer.low, node.low);
        if (node.low === node.index) this.#close(open, node);
        continue;
      }
      const known = this.#nodes.get(target);
      if (known === undefined) way.push(this.#enter(target, open));
      else if (known.isOpen) node.low = Math.min(node.low, known.index);
    }
  }

  #enter(pointer: JsonPointer, open: JsonPointer[]): { readonly node: Node; readonly pending: CompositionEdge[] } {
    const index = this.#nodes.size;
    const edges = compositionEdges(this.#references.valueAt(pointer)).map((edge) => {
      return { ...edge, target: this.#named(edge.target) };
    });
    const node: Node = { edges, index, low: index, isOpen: true };
    this.#nodes.set(pointer, node);
    open.push(pointer);
    return { node, pending: [...node.edges] };
  }

  /** Takes a component off the open ones, and cuts each reference that stays within it. */
  #close(open: JsonPointer[], root: Node): void {
    const component = new Set<JsonPointer>();
    for (let pointer = open.pop(); pointer !== undefined; pointer = open.pop()) {
      component.add(pointer);
      const node = this.#nodes.get(pointer);
      if (node) node.isOpen = false;
      if (node === root) break;
    }
    const isWithin = ({ target }: CompositionEdge) => component.has(target);
    /** What each schema leads to by unions alone, within the component. */
    const reached = new Map<JsonPointer, ReadonlySet<JsonPointer>>();
    for (const from of component) {
      for (const { object, target, keyword, isCertain } of (this.#nodes.get(from)?.edges ?? []).filter(isWithin)) {
        if (!isCertain) this.#returning.add(object);
        if (keyword === "allOf" || keyword === "$ref") this.#cut(object, { pointer: from, cut: "own", target });
        else if (target <= from) {
          // Unions alone can still lead back to themselves: of these only the references in one order stay.
          const all = reached.get(target) ?? this.#reachedByUnions(target, component);
          reached.set(target, all);
          if (all.has(from)) this.#cut(object, { pointer: from, cut: "drop", target });
        }
      }
    }
  }

  #cut(object: JsonObject, schema: CutSchema): void {
    this.#cuts.set(object, schema.cut);
    this.#cutSchemas.push(schema);
  }

  #reachedByUnions(start: JsonPointer, component: ReadonlySet<JsonPointer>): ReadonlySet<JsonPointer> {
    const reached = new Set([start]);
    for (const pointer of reached) {
      for (const { target, keyword } of this.#nodes.get(pointer)?.edges ?? []) {
        if ((keyword === "oneOf" || keyword === "anyOf") && component.has(target)) reached.add(target);
      }
    }
    return reached;
  }
}

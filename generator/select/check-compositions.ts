import type { Diagnostics } from "../kernel/diagnostic.ts";
import type { JsonObject } from "../kernel/json.ts";
import { type JsonPointer, parsePointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import { compositionEdges, type CompositionEdge } from "./compositions.ts";
import { valueAt } from "./value-at.ts";

/** A schema on the way from the one that the search began with. */
interface Step {
  readonly pointer: JsonPointer;
  readonly pending: JsonPointer[];
}

type Edges = ReadonlyMap<JsonPointer, readonly CompositionEdge[]>;

/**
 * Whether a type can be made of the schemas that others refer to; the problems are collected otherwise. A schema that is
 * made of itself with `allOf` alone has no value, and a long row of schemas that are made of one another would have to be
 * walked again for each of them.
 */
export function checkCompositions(
  root: JsonObject,
  schemas: ReadonlyMap<JsonPointer, number>,
  { file, diagnostics }: { readonly file: string; readonly diagnostics: Diagnostics },
): boolean {
  // Most schemas are made of no others.
  const edges = new Map<JsonPointer, readonly CompositionEdge[]>();
  for (const pointer of schemas.keys()) {
    const own = compositionEdges(valueAt(root, pointer));
    if (own.length > 0) edges.set(pointer, own);
  }
  const circle = findCircle(edges);
  if (circle !== undefined) {
    diagnostics.error("select/reference-cycle", `The schema is made of itself: ${printWay(circle)}`, {
      location: { file, pointer: circle[0] ?? "" },
      help: "Break the circle: of one of the schemas, leave the next one out of its `allOf`.",
    });
    return false;
  }
  const deep = findDeep(edges, limits.compositionDepth);
  if (deep !== undefined) {
    const message = `The schema is made of others, and these of others, in a row of more than ${limits.compositionDepth}`;
    diagnostics.error("limit/composition-depth", message, { location: { file, pointer: deep } });
    return false;
  }
  const large = findLarge(edges, schemas, limits.compositionSteps);
  if (large === undefined) return true;
  const message = `The ${schemas.size} schemas are made of one another in too many ways; this is one of them`;
  diagnostics.error("limit/composition-size", message, { location: { file, pointer: large } });
  return false;
}

function findCircle(edges: Edges): readonly JsonPointer[] | undefined {
  const isCertain = (edge: CompositionEdge) => edge.isCertain;
  return search(edges, isCertain, {
    onOpen: (open, target) => [...open].slice([...open].indexOf(target)),
    onDone: () => undefined,
  });
}

/** A schema with more levels below it than there may be. Unions may lead back to themselves: these levels count once. */
function findDeep(edges: Edges, most: number): JsonPointer | undefined {
  const heights = new Map<JsonPointer, number>();
  return search(edges, () => true, {
    onOpen: () => undefined,
    onDone: (pointer) => {
      let height = 0;
      for (const { target } of edges.get(pointer) ?? []) height = Math.max(height, 1 + (heights.get(target) ?? 0));
      heights.set(pointer, height);
      return height > most ? pointer : undefined;
    },
  });
}

/** The schema at which it has taken too many steps to go from each one, and from each use of it, to all that it is made of. */
function findLarge(edges: Edges, uses: ReadonlyMap<JsonPointer, number>, most: number): JsonPointer | undefined {
  let steps = 0;
  for (const start of edges.keys()) {
    // A set that grows while it is read is read to its end.
    const reached = new Set([start]);
    const weight = 1 + (uses.get(start) ?? 0);
    for (const pointer of reached) {
      for (const { target } of edges.get(pointer) ?? []) reached.add(target);
      steps += (edges.get(pointer)?.length ?? 0) * weight;
      if (steps > most) return start;
    }
  }
  return undefined;
}

interface Visitor<T> {
  /** A schema leads back to one that is on the way to it. */
  readonly onOpen: (open: ReadonlySet<JsonPointer>, target: JsonPointer) => T | undefined;
  /** All that a schema leads to has been visited. */
  readonly onDone: (pointer: JsonPointer) => T | undefined;
}

/** Visits each schema once, what it leads to before itself, until the visitor gives something. It does not recurse. */
function search<T>(
  edges: Edges,
  isFollowed: (edge: CompositionEdge) => boolean,
  { onOpen, onDone }: Visitor<T>,
): T | undefined {
  const known = new Set<JsonPointer>();
  const open = new Set<JsonPointer>();
  const enter = (pointer: JsonPointer): Step => {
    known.add(pointer);
    open.add(pointer);
    return { pointer, pending: (edges.get(pointer) ?? []).filter(isFollowed).map(({ target }) => target) };
  };
  for (const start of edges.keys()) {
    if (known.has(start)) continue;
    const way = [enter(start)];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const target = step.pending.pop();
      if (target === undefined) {
        way.pop();
        open.delete(step.pointer);
        const found = onDone(step.pointer);
        if (found !== undefined) return found;
      } else if (open.has(target)) {
        const found = onOpen(open, target);
        if (found !== undefined) return found;
      } else if (!known.has(target)) way.push(enter(target));
    }
  }
  return undefined;
}

/** How many schemas of a circle are named. */
const shownSchemas = 10;

function printWay(circle: readonly JsonPointer[]): string {
  const names = circle.map((pointer) => parsePointer(pointer).at(-1) ?? "");
  const shown = names.length > shownSchemas ? [...names.slice(0, shownSchemas), "…"] : names;
  return [...shown, names[0] ?? ""].join(" → ");
}

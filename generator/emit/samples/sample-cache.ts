import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Direction } from "../../model/schema/schema.ts";

/** A sample, and what of the references around it had a say in it: where these say the same, it is the same. */
export interface Made {
  readonly value: Json | undefined;
  /** The number of values in it. */
  readonly size: number;
  /** The references that it does not follow, because it is made within them. */
  readonly ended: ReadonlySet<JsonPointer>;
  /** The references that it follows. */
  readonly followed: ReadonlySet<JsonPointer>;
}

/** How samples are made that are the same in all requests. */
export interface SampleKind {
  readonly direction: Direction;
  readonly fill: "required" | "every";
  readonly depth: number;
}

/** The most samples that are kept of a schema: in a graph of types that all know each other there is one for each way to it. */
const mostKept = 16;

type Kept = WeakMap<object, Made[]>;

/** By their kind. They live as long as their schemas. */
const kept = new Map<string, Kept>();

/** Samples of one kind by schema. Who changes one place of a sample so shares all others with those who change another. */
export class SampleCache {
  readonly #kept: Kept;

  constructor({ direction, fill, depth }: SampleKind) {
    const kind = `${direction} ${fill} ${depth}`;
    this.#kept = kept.get(kind) ?? new WeakMap<object, Made[]>();
    kept.set(kind, this.#kept);
  }

  /** @param trail the references around the sample. */
  find(schema: object, trail: ReadonlySet<JsonPointer>): Made | undefined {
    return this.#kept.get(schema)?.find((made) => isSameWithin(made, trail));
  }

  add(schema: object, made: Made): void {
    const samples = this.#kept.get(schema);
    if (samples === undefined) this.#kept.set(schema, [made]);
    else if (samples.length < mostKept) samples.push(made);
  }
}

function isSameWithin({ ended, followed }: Made, trail: ReadonlySet<JsonPointer>): boolean {
  if (ended.size > 0) for (const reference of ended) if (!trail.has(reference)) return false;
  if (followed.size > 0) for (const reference of trail) if (followed.has(reference)) return false;
  return true;
}

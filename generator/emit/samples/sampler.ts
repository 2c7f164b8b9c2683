import type { Json } from "../../kernel/json.ts";
import { isJsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Docs, ObjectSchema, Property, Schema, SchemaOf } from "../../model/schema/schema.ts";
import { inheritedNames } from "../../model/names/identifier.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import { conforms } from "./conforms.ts";
import { distinctSamples } from "./distinct-samples.ts";
import { mergeObjects, partsOf } from "./flat-intersection.ts";
import { SampleCache, type Made } from "./sample-cache.ts";
import { sampleNumber } from "./sample-number.ts";
import { mostValues, type SampleOptions } from "./sample-options.ts";
import { sampleString } from "./sample-string.ts";
import { SampleWay } from "./sample-way.ts";

/** The most intersections within one another: types that people write have a handful. */
const deepestMerge = 50;

/** The most references within one another: deeper samples help nobody, and would run out of stack. */
const deepestTrail = 100;

/** The kinds of schemas whose samples are as quickly made as found. */
const simpleKinds: ReadonlySet<Schema["kind"]> = new Set(["unknown", "never", "null", "boolean", "number", "enum"]);

interface Reasons {
  readonly ended: Set<JsonPointer>;
  readonly followed: Set<JsonPointer>;
}

/** Makes one sample; the same for the same schema on every machine. */
export class Sampler {
  readonly #options: SampleOptions;
  /** The references on the way to a schema: a recursive one must end somewhere. */
  readonly #trail = new Set<JsonPointer>();
  readonly #caches = new Map<number, SampleCache>();
  /** What the shared sample that is being made depends on. */
  #reasons: Reasons | undefined;
  readonly #way: SampleWay;
  #depth: number;
  /** How many intersections are being made within one another. */
  #merging = 0;
  #size = 0;
  #merged = 0;

  constructor(options: SampleOptions, depth: number) {
    this.#options = options;
    this.#depth = depth;
    this.#way = new SampleWay(options);
  }

  /** The number of values that were made. */
  get size(): number {
    return this.#size;
  }

  /** How many schemas were put together for it, again and again where these are unions of unions. */
  get merged(): number {
    return this.#merged;
  }

  /** The sample has become too large, and is not complete. */
  get isSpent(): boolean {
    return this.#size > mostValues;
  }

  make(schema: Schema): Json | undefined {
    if (this.isSpent) return undefined;
    const given = this.#way.given(schema);
    if (given !== undefined) return given;
    if (simpleKinds.has(schema.kind) || !this.#way.isLeft(schema)) return this.#makeAnew(schema);
    return this.#makeShared(schema);
  }

  /** A value for what has docs of its own: the first of the document's examples that the schema allows, if it is a scalar. */
  makeDocumented(docs: Docs, schema: Schema): Json | undefined {
    return this.#way.given(schema) ?? this.#exampleOf(docs, schema) ?? this.make(schema);
  }

  #exampleOf({ examples }: Docs, schema: Schema): Json | undefined {
    const isScalar = schema.kind === "string" || schema.kind === "number" || schema.kind === "boolean";
    if (!isScalar || examples === undefined) return undefined;
    const { context } = this.#options;
    // A text of nothing shows nothing: some servers take it for a parameter that was not sent.
    return examples.find((value) => value !== "" && conforms(value, schema, { ...context, isExact: true }));
  }

  #makeAnew(schema: Schema): Json | undefined {
    this.#size += 1;
    switch (schema.kind) {
      case "unknown":
        return "any";
      case "never":
        return undefined;
      case "null":
        return null;
      case "boolean":
        return true;
      case "number":
        return sampleNumber(schema);
      case "string":
        return sampleString(schema, this.#options.context);
      case "enum":
        return schema.values.find((value) => value !== null) ?? schema.values[0];
      case "reference":
        return this.#makeNamed(schema);
      case "array":
        return this.#makeArray(schema);
      case "tuple":
        return this.#makeTuple(schema);
      case "object":
        return this.#makeObject(schema);
      case "union":
        return this.#makeUnion(schema);
      case "intersection":
        return this.#makeMerged(schema);
    }
  }

  /** The samples that are made like this one, at the depth that has been reached. */
  get #cache(): SampleCache {
    const depth = this.#depth;
    const { context, fill } = this.#options;
    const known = this.#caches.get(depth);
    if (known) return known;
    const cache = new SampleCache({ direction: context.direction, fill, depth });
    this.#caches.set(depth, cache);
    return cache;
  }

  /** Makes what is off the way, or finds it made. */
  #makeShared(schema: Schema): Json | undefined {
    const { named } = this.#options.context;
    const target = schema.kind === "reference" ? (named.get(schema.target) ?? schema) : schema;
    const cache = this.#cache;
    const known = cache.find(target, this.#trail);
    const made = known ?? this.#makeReasoned(schema);
    if (known) this.#size += known.size;
    else if (!this.isSpent) cache.add(target, made);
    for (const reference of made.ended) this.#reasons?.ended.add(reference);
    for (const reference of made.followed) this.#reasons?.followed.add(reference);
    return made.value;
  }

  #makeReasoned(schema: Schema): Made {
    const before = { size: this.#size, isLeft: this.#way.isLeftForGood, reasons: this.#reasons };
    const reasons: Reasons = { ended: new Set(), followed: new Set() };
    this.#way.isLeftForGood = true;
    this.#reasons = reasons;
    const value = this.#makeAnew(schema);
    this.#way.isLeftForGood = before.isLeft;
    this.#reasons = before.reasons;
    // What ended within itself does so everywhere.
    for (const reference of reasons.ended) if (!this.#trail.has(reference)) reasons.ended.delete(reference);
    return { value, size: this.#size - before.size, ...reasons };
  }

  #makeArray({ items, minItems = 0, maxItems = Infinity, uniqueItems }: SchemaOf<"array">): Json | undefined {
    const item = this.make(items);
    const isFilled = maxItems > 0 && (this.#fills || this.#way.leadsTo(items));
    const count = Math.max(minItems, isFilled ? 1 : 0);
    if (item === undefined) return minItems === 0 ? [] : undefined;
    if (count > mostValues) return undefined;
    if (uniqueItems && count > 1) return distinctSamples(items, item, count);
    return Array.from({ length: count }, () => item);
  }

  #makeTuple({ items, rest, minItems = 0 }: SchemaOf<"tuple">): Json | undefined {
    if (minItems > mostValues) return undefined;
    const more = Array.from({ length: Math.max(0, minItems - items.length) }, () => rest);
    const values = [...items, ...more].map((item) => item && this.make(item));
    return values.every((value) => value !== undefined) ? values : undefined;
  }

  #makeUnion({ members, pointer }: SchemaOf<"union">): Json | undefined {
    const chosen = this.#way.chosen(members, pointer);
    if (chosen) return this.make(chosen);
    let found: Json | undefined;
    for (const member of members) {
      found = this.make(member) ?? found;
      if (found !== undefined && found !== null) break;
    }
    return found;
  }

  #makeMerged(schema: SchemaOf<"intersection">): Json | undefined {
    this.#merging += 1;
    // What is merged anew at every level has no end that the trail could see.
    if (this.#merging > deepestMerge) this.#size = Infinity;
    const value = this.isSpent ? undefined : this.#makeIntersection(schema);
    this.#merging -= 1;
    return value;
  }

  get #fills(): boolean {
    return this.#options.fill === "every" && this.#depth > 0;
  }

  #makeNamed({ target }: SchemaOf<"reference">): Json | undefined {
    const named = this.#options.context.named.get(target);
    if (named === undefined) return undefined;
    const isEnd = this.#trail.has(target);
    this.#reasons?.[isEnd ? "ended" : "followed"].add(target);
    if (this.#trail.size >= deepestTrail) this.#size = Infinity;
    if (isEnd || this.isSpent) return undefined;
    this.#trail.add(target);
    const value = this.make(named.schema);
    this.#trail.delete(target);
    return value;
  }

  #makeObject(object: ObjectSchema): Json | undefined {
    const { properties, additional, isPatterned, minProperties = 0, maxProperties = Infinity } = object;
    const entries: [string, Json][] = [];
    const { direction } = this.#options.context;
    const isFilled = this.#fills;
    this.#depth -= 1;
    let isWhole = true;
    const carried = properties.filter((property) => carries(direction, property));
    // To a compiler a literal without such a property has the inherited one.
    const isNeeded = ({ required, name, schema }: Property) =>
      required || inheritedNames.has(name) || this.#way.leadsTo(schema);
    const needed = carried.reduce((count, property) => count + (isNeeded(property) ? 1 : 0), 0);
    /** How many others there may be, and must be. */
    let room = maxProperties - needed;
    let lack = minProperties - needed;
    for (const property of carried) {
      const isOptional = !isNeeded(property);
      if (isOptional && (room <= 0 || (!isFilled && lack <= 0))) continue;
      const { name, required, docs, schema } = property;
      const value = this.makeDocumented(docs, schema);
      if (value === undefined && required) isWhole = false;
      if (!isWhole) break;
      if (value === undefined) continue;
      entries.push([name, value]);
      if (!isOptional) continue;
      room -= 1;
      lack -= 1;
    }
    const isShown = additional && !isPatterned && (isFilled || this.#way.leadsTo(additional));
    const more = isShown ? Math.min(1, maxProperties - entries.length) : 0;
    const missing = isWhole ? Math.max(minProperties - entries.length, more) : 0;
    // The type of an object with properties has no others, so no literal of it can be large enough.
    if (missing > 0 && additional === undefined && properties.length > 0) isWhole = false;
    if (missing > mostValues) isWhole = false;
    for (let number = 1; number <= Math.min(missing, mostValues) && !this.isSpent; number += 1) {
      const value = additional ? this.make(additional) : "any";
      if (value !== undefined) entries.push([number === 1 ? "key" : `key${number}`, value]);
    }
    this.#depth += 1;
    return isWhole ? Object.fromEntries(entries) : undefined;
  }

  #makeIntersection(schema: SchemaOf<"intersection">): Json | undefined {
    const { context } = this.#options;
    const parts = partsOf(schema, context);
    this.#merged += parts.length;
    const objects = parts.filter((part): part is ObjectSchema => part.kind === "object");
    for (const part of parts) {
      const value = this.#way.given(part);
      if (value !== undefined) return this.#makeAround(value, part, objects);
    }
    const union = parts.find((part) => part.kind === "union");
    if (union) {
      const chosen = this.#way.chosen(union.members, union.pointer);
      const others = parts.filter((part) => part !== union);
      let first: Json | undefined;
      for (const member of chosen ? [chosen] : union.members) {
        this.#merged += parts.length;
        const whole = { kind: "intersection", pointer: schema.pointer, members: [...others, member] } as const;
        const value = this.make(whole);
        // A value of another member's may pass for one of the union, but no literal of its type has it.
        if (value !== undefined && conforms(value, whole, context)) return value;
        first ??= value;
      }
      return chosen ? first : undefined;
    }
    if (objects.length === parts.length) return this.#makeAnew(mergeObjects(objects));
    const values = parts.map((part) => this.make(part));
    const found = values.find((value) => value !== undefined && conforms(value, schema, context));
    // No number or text is within all bounds, which no type knows; of other kinds no literal has both types.
    const isOfOneType = parts.every(({ kind }) => kind === "number") || parts.every(({ kind }) => kind === "string");
    return found ?? (isOfOneType ? values[0] : undefined);
  }

  /** An object, one part of which is given: of the others what the part does not know, and of a union's what must be there. */
  #makeAround(value: Json, part: Schema, objects: readonly ObjectSchema[]): Json {
    if (!isJsonObject(value)) return value;
    const own = new Set(part.kind === "object" ? part.properties.map(({ name }) => name) : Object.keys(value));
    const isOther = ({ name, required }: Property) => !own.has(name) && (part.kind === "object" || required);
    const others = objects
      .filter((object) => object !== part)
      .map((object) => ({ ...object, properties: object.properties.filter(isOther) }));
    const rest = others.length === 0 ? {} : this.#makeAnew(mergeObjects(others));
    return { ...(isJsonObject(rest) ? rest : {}), ...value };
  }
}

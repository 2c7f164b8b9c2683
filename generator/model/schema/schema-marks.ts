import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import { has, keywordsOf } from "./keywords.ts";
import type { Target } from "../references.ts";
import type { Property } from "./schema.ts";

/** What a schema says of the property that it is of, itself or with what it is made of. */
export interface Marks {
  /** In which direction the property goes: what the schema says itself counts before what its parts say. */
  readonly access: Property["access"] | undefined;
  /** The value must never be logged. */
  readonly isSensitive: boolean;
  /** Only null is allowed: such an alternative says nothing of the others. */
  readonly isNull: boolean;
}

/** Of most schemas, which share it. */
const unmarked: Marks = { access: undefined, isSensitive: false, isNull: false };

/** The keywords that lead to schemas of what is in a value. */
const holding = has.items | has.additional;

/** The keywords that lead to other schemas of the same value, or of what is in it. */
const leading = has.$ref | has.allOf | has.oneOf | has.anyOf | holding;

const marking = has.access | has.format | has.extension | has.type | has.const | has.enum;

/**
 * Finds the marks of schemas. One is marked as a secret where any of its parts is, or anything that it is a list or a map of; in which
 * direction it goes any part of its `allOf` says, but of alternatives only all of them together.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-9.4
 */
export class SchemaMarks {
  readonly #targetOf: (source: Json) => Target | undefined;
  readonly #known = new Map<Target, Marks>();

  /** @param targetOf where a Reference Object leads by itself; `undefined` for anything else. */
  constructor(targetOf: (source: Json) => Target | undefined) {
    this.#targetOf = targetOf;
  }

  of(source: Json | undefined): Marks {
    return this.#read(source, (target) => this.behind(target));
  }

  /** The marks of what a reference leads to. */
  behind(target: Target): Marks {
    const known = this.#known.get(target);
    if (known !== undefined) return known;
    if ((target.keywords & leading) === 0) this.#known.set(target, this.of(target.value));
    else this.#settle(target);
    return this.#known.get(target) ?? unmarked;
  }

  /** Schemas are nested as deeply as the document nests them at most, and so it may recurse. */
  #read(source: Json | undefined, behind: (target: Target) => Marks): Marks {
    if (!isJsonObject(source)) return unmarked;
    const keywords = keywordsOf(source);
    const own = (keywords & marking) === 0 ? unmarked : ownMarks(source);
    if ((keywords & leading) === 0) return own;
    const read = (part: Json | undefined) => this.#read(part, behind);
    const target = this.#targetOf(source);
    // Nearly all that lead to others are a reference alone, a list or a map.
    if ((keywords & leading) === has.$ref && own === unmarked) return target ? behind(target) : unmarked;
    const holdsSecrets = (keywords & holding) !== 0 && innerSchemas(source).some((inner) => read(inner).isSensitive);
    if ((keywords & leading & ~holding) === 0) return holdsSecrets ? { ...own, isSensitive: true } : own;
    const all = [...(target ? [behind(target)] : []), ...(arrayMember(source, "allOf") ?? []).map(read)];
    const unions = unionKeywords.map((keyword) => (arrayMember(source, keyword) ?? []).map(read));
    const accesses = [own, ...all].map(({ access }) => access);
    return {
      access: [...accesses, ...unions.map(agreedAccess)].find((access) => access !== undefined),
      isSensitive: holdsSecrets || [own, ...all, ...unions.flat()].some(({ isSensitive }) => isSensitive),
      isNull: [own, ...all].some(({ isNull }) => isNull),
    };
  }

  /**
   * Finds the marks of a target, and of all that it is made of: schemas may be made of one another in circles, in which a
   * mark goes from each to all.
   */
  #settle(start: Target): void {
    const users = new Map<Target, Target[]>();
    // What others are made of comes first, but for circles; a set that grows while it is read is read to its end.
    const pending = new Set(this.#inOrder(start, users));
    for (const target of pending) {
      pending.delete(target);
      const before = this.#known.get(target);
      const now = this.#read(target.value, (part) => this.#known.get(part) ?? unmarked);
      const marks = { ...now, access: before?.access ?? now.access };
      this.#known.set(target, marks);
      const { access, isSensitive, isNull } = before ?? unmarked;
      if (marks.access === access && marks.isSensitive === isSensitive && marks.isNull === isNull) continue;
      for (const user of users.get(target) ?? []) pending.add(user);
    }
  }

  /** The targets that one leads to and whose marks are not known, those first that others lead to. */
  #inOrder(start: Target, users: Map<Target, Target[]>): readonly Target[] {
    const order: Target[] = [];
    const enter = (target: Target) => ({ target, parts: this.#partsOf(target.value).values() });
    const way = [enter(start)];
    users.set(start, []);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const part = last.parts.next().value;
      if (part === undefined) {
        order.push(last.target);
        way.pop();
      } else if (!this.#known.has(part)) {
        const known = users.get(part);
        if (known === undefined) way.push(enter(part));
        users.set(part, [...(known ?? []), last.target]);
      }
    }
    return order;
  }

  /** Where the references lead that say something of a schema's value, or of what is in it. */
  #partsOf(schema: Json | undefined): ReadonlySet<Target> {
    const targets = new Set<Target>();
    const pending = [schema];
    for (let next = pending.pop(); pending.length > 0 || next !== undefined; next = pending.pop()) {
      if (!isJsonObject(next)) continue;
      const target = this.#targetOf(next);
      if (target !== undefined) targets.add(target);
      pending.push(...innerSchemas(next));
      for (const keyword of compositions) pending.push(...(arrayMember(next, keyword) ?? []));
    }
    return targets;
  }
}

const unionKeywords = ["anyOf", "oneOf"] as const;

const compositions = ["allOf", ...unionKeywords] as const;

function agreedAccess(alternatives: readonly Marks[]): Marks["access"] {
  const [first, ...others] = alternatives.filter(({ isNull }) => !isNull);
  return others.every(({ access }) => access === first?.access) ? first?.access : undefined;
}

/** The schemas of what is in a list, or in an object under any name. */
function innerSchemas(source: JsonObject): readonly (Json | undefined)[] {
  return [
    member(source, "items"),
    ...(arrayMember(source, "prefixItems") ?? []),
    member(source, "additionalProperties"),
    ...Object.values(objectMember(source, "patternProperties") ?? {}),
  ];
}

function ownMarks(source: JsonObject): Marks {
  const access = readAccess(source);
  const isSensitive =
    member(source, "writeOnly") === true ||
    member(source, "format") === "password" ||
    member(source, "x-routesmith-sensitive") === true;
  const isNull = saysNull(source);
  return access === undefined && !isSensitive && !isNull ? unmarked : { access, isSensitive, isNull };
}

function readAccess(source: JsonObject): Marks["access"] {
  if (member(source, "readOnly") === true) return "readOnly";
  return member(source, "writeOnly") === true ? "writeOnly" : undefined;
}

function saysNull(source: JsonObject): boolean {
  return (
    member(source, "const") === null ||
    isNullAlone(member(source, "type"), "null") ||
    isNullAlone(member(source, "enum"), null)
  );
}

function isNullAlone(value: Json | undefined, nothing: Json): boolean {
  return isJsonArray(value) ? value.length === 1 && value[0] === nothing : value === nothing;
}

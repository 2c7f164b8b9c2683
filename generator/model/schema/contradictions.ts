import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";

/** A part of an `allOf`, some properties of which a later part gives another type. */
export interface Contradiction {
  /** The names of the properties. */
  readonly names: readonly string[];
  /** What the part says of all others. */
  readonly rest: JsonObject;
}

type Resolve = (source: Json) => Json;

/**
 * Finds the parts of an `allOf` whose properties no value can have: the one part says `string`, another `integer`. Authors
 * mean the last of them, as in a class that overrides a member.
 */
export class Contradictions {
  readonly #resolve: Resolve;
  readonly #declared = new Map<Json, ReadonlyMap<string, Json>>();

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  /** For each part that later ones contradict, by its index. */
  find(composition: JsonObject): ReadonlyMap<number, Contradiction> {
    const parts = [...(arrayMember(composition, "allOf") ?? []), withoutAllOf(composition)];
    const found = new Map<number, Contradiction>();
    const later = new Map<string, Json>();
    for (const [index, part] of [...parts.entries()].toReversed()) {
      const declared = this.#declarations(part);
      const names = [...declared].flatMap(([name, source]) => {
        const other = later.get(name);
        return other !== undefined && this.#areDisjoint(source, other) ? [name] : [];
      });
      if (names.length > 0) found.set(index, { names, rest: this.#without(part, names) });
      for (const [name, source] of declared) if (!later.has(name)) later.set(name, source);
    }
    return found;
  }

  /** The properties of a schema and of what it is made of with `allOf`. */
  #declarations(part: Json): ReadonlyMap<string, Json> {
    const subject = this.#resolve(part);
    const known = this.#declared.get(subject);
    if (known !== undefined) return known;
    const declared = new Map<string, Json>();
    for (const source of this.#family(part)) {
      for (const [name, value] of Object.entries(objectMember(source, "properties") ?? {})) {
        if (!declared.has(name)) declared.set(name, value);
      }
    }
    this.#declared.set(subject, declared);
    return declared;
  }

  #family(part: Json): ReadonlySet<Json> {
    // A set that grows while it is read is read to its end.
    const sources = new Set([this.#resolve(part)]);
    for (const source of sources)
      for (const inner of arrayMember(source, "allOf") ?? []) sources.add(this.#resolve(inner));
    return sources;
  }

  #without(part: Json, names: readonly string[]): JsonObject {
    const required = [...this.#family(part)].flatMap((source) => arrayMember(source, "required") ?? []);
    const properties = [...this.#declarations(part)].filter(([name]) => !names.includes(name));
    return {
      type: "object",
      properties: Object.fromEntries(properties),
      required: required.filter((name) => typeof name === "string" && !names.includes(name)),
    };
  }

  #areDisjoint(left: Json, right: Json): boolean {
    const [one, other] = [left, right].map((source) => typesOf(this.#resolve(source)));
    return one !== undefined && other !== undefined && ![...one].some((type) => other.has(type));
  }
}

function withoutAllOf(composition: JsonObject): JsonObject {
  return { properties: objectMember(composition, "properties") ?? {} };
}

/** The types of the values that a schema allows, but null; `undefined` where a look at the schema alone does not tell. */
function typesOf(source: Json): ReadonlySet<string> | undefined {
  const values =
    member(source, "const") === undefined ? arrayMember(source, "enum") : [member(source, "const") ?? null];
  const type = member(source, "type");
  const named = isJsonArray(type) ? type : type === undefined ? undefined : [type];
  const types = values?.map(typeOf) ?? named?.filter((name) => typeof name === "string") ?? impliedTypes(source);
  const known = types?.filter((name) => name !== "null").map((name) => (name === "integer" ? "number" : name));
  return known === undefined || known.length === 0 ? undefined : new Set(known);
}

function impliedTypes(source: Json): readonly string[] | undefined {
  if (objectMember(source, "properties") !== undefined) return ["object"];
  return member(source, "items") === undefined ? undefined : ["array"];
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (isJsonArray(value)) return "array";
  return isJsonObject(value) ? "object" : typeof value;
}

import { arrayMember, isJsonObject, member, objectMember, stringMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { appendPointer, parsePointer, pointerFromFragment, type JsonPointer } from "../../kernel/json-pointer.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { limits } from "../../kernel/limits.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import { rewrite } from "../../load/rewrite/rewrite.ts";
import { declarations } from "./declarations.ts";
import type { Discriminator } from "./schema.ts";

/** What a discriminator says of the values of one schema: its property has one of these. */
export interface Narrowing {
  readonly property: string;
  readonly values: readonly Json[];
  /** The property where the schema declares it. */
  readonly declaration: Json | undefined;
}

/** A discriminator, to be asked for each member of a union. */
interface Mapping {
  readonly property: string;
  /** For each schema the values that are mapped to it, in their order. */
  readonly values: ReadonlyMap<JsonPointer, readonly string[]>;
  /** The schema of what has no value, or one that is mapped to none: any other may stand there. */
  readonly fallback: JsonPointer | undefined;
}

const componentSchemas = "/components/schemas";

/** @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object */
export function readDiscriminator(source: Json): Discriminator | undefined {
  const object = objectMember(source, "discriminator");
  const property = stringMember(object, "propertyName");
  if (property === undefined) return undefined;
  const mapping = Object.entries(objectMember(object, "mapping") ?? {}).flatMap(([value, reference]) => {
    return typeof reference === "string" ? [{ value, target: targetOf(reference) }] : [];
  });
  return { property, mapping };
}

/** A schema by a reference, or by the name of a component. */
function targetOf(reference: string): JsonPointer {
  return pointerFromFragment(reference) ?? appendPointer(componentSchemas, reference);
}

/**
 * The values by which discriminators tell schemas apart. Both readings of a document ask here: our own types, and the copy
 * that openapi-typescript prints.
 */
export class Discriminators {
  readonly #root: JsonObject;
  readonly #valueAt: (pointer: JsonPointer) => Json | undefined;
  readonly #components: JsonObject;
  readonly #told = new Map<JsonPointer, boolean>();
  readonly #inherited = new Map<JsonPointer, Narrowing | undefined>();
  /** By the union: of its property, and for each schema the values that are mapped to it. */
  readonly #mappings = new WeakMap<JsonObject, Mapping>();
  #elsewhere: MappedValues | undefined;
  #heirs: ReadonlyMap<JsonPointer, readonly JsonPointer[]> | undefined;

  constructor(root: JsonObject, valueAt: (pointer: JsonPointer) => Json | undefined) {
    this.#root = root;
    this.#valueAt = valueAt;
    this.#components = objectMember(objectMember(root, "components"), "schemas") ?? {};
  }

  /**
   * What the discriminator of a union says of one of its members: `undefined` where it says nothing, or nothing more than
   * the member itself. A schema that stands in the union itself has no name to be told by.
   */
  ofMember(union: JsonObject, part: Json): Narrowing | undefined {
    const discriminator = this.#mappingOf(union);
    const way = this.#wayOf(part);
    const target = way.at(-1);
    if (discriminator === undefined || target === undefined) return undefined;
    const { property, values: mapping, fallback } = discriminator;
    if (fallback !== undefined && way.includes(fallback)) return undefined;
    const mapped = way.flatMap((pointer) => mapping.get(pointer) ?? []);
    // Without an entry, a union within the union has the values of its members.
    if (mapped.length === 0 && isUnion(this.#valueAt(target))) return undefined;
    const values = mapped.length > 0 ? mapped : way.slice(0, 1).flatMap(componentName);
    const inherited = this.ofHeir(target);
    const known = inherited?.property === property ? inherited.values.map(textOf) : undefined;
    // Where none is in common, no value would be left.
    if (known?.every((value) => values.includes(value)) || known?.every((value) => !values.includes(value))) {
      return undefined;
    }
    return this.#narrow(property, values, target);
  }

  /**
   * What the discriminator of a parent says of a component that is made of it with `allOf`: the component's own values, and
   * those of what is made of it in turn.
   */
  ofHeir(pointer: JsonPointer): Narrowing | undefined {
    if (!this.#inherited.has(pointer)) this.#inherited.set(pointer, this.#findInherited(pointer));
    return this.#inherited.get(pointer);
  }

  #findInherited(pointer: JsonPointer): Narrowing | undefined {
    if (componentName(pointer).length === 0 || !this.#hasTold(pointer)) return undefined;
    const ancestors = [...closure(pointer, (next) => allOfTargets(this.#valueAt(next)))].slice(1);
    const parents = ancestors.flatMap((ancestor) => this.#mappingOf(this.#valueAt(ancestor)) ?? []);
    const [discriminator] = parents;
    if (discriminator === undefined) return undefined;
    const { property, values: mapping, fallback } = discriminator;
    const family = [...closure(pointer, (next) => this.#heirsOf(next))];
    if (fallback !== undefined && family.includes(fallback)) return undefined;
    const values = family.flatMap((heir) =>
      mapping.size > 0 ? (mapping.get(heir) ?? []) : this.#withoutEntry(heir, property),
    );
    return this.#narrow(property, values, pointer);
  }

  /** The values of an heir to which its parent maps none: those that another discriminator does, or else its name. */
  #withoutEntry(heir: JsonPointer, property: string): readonly string[] {
    this.#elsewhere ??= readMappings(this.#root);
    return this.#elsewhere.get(property)?.get(heir) ?? componentName(heir);
  }

  /** Whether it is made of a schema with a discriminator: of few it is, and all that each is made of need not be gone through. */
  #hasTold(pointer: JsonPointer): boolean {
    const known = this.#told.get(pointer);
    if (known !== undefined) return known;
    // What leads back here says nothing more.
    this.#told.set(pointer, false);
    const isTold = allOfTargets(this.#valueAt(pointer)).some(
      (target) => this.#mappingOf(this.#valueAt(target)) !== undefined || this.#hasTold(target),
    );
    this.#told.set(pointer, isTold);
    return isTold;
  }

  #mappingOf(source: Json | undefined): Mapping | undefined {
    if (!isJsonObject(source)) return undefined;
    const known = this.#mappings.get(source);
    if (known !== undefined) return known;
    const discriminator = readDiscriminator(source);
    if (discriminator === undefined) return undefined;
    const { property } = discriminator;
    const fallback = stringMember(member(source, "discriminator"), "defaultMapping");
    const values = valuesByTarget(discriminator.mapping);
    const mapping = { property, values, fallback: fallback === undefined ? undefined : targetOf(fallback) };
    this.#mappings.set(source, mapping);
    return mapping;
  }

  #heirsOf(pointer: JsonPointer): readonly JsonPointer[] {
    this.#heirs ??= readHeirs(this.#components);
    return this.#heirs.get(pointer) ?? [];
  }

  /** The values as the schema writes them, unless it says as much itself, or contradicts. */
  #narrow(property: string, texts: readonly string[], target: JsonPointer): Narrowing | undefined {
    const declared = [...declarations(this.#valueAt(target) ?? {}, property, (source) => this.#resolve(source))];
    const sources = declared.map((declaration) => this.#resolve(declaration));
    const [declaration] = declared;
    const [source] = sources;
    if (declaration === undefined && member(this.#valueAt(target), "additionalProperties") === false) return undefined;
    const allowed = sources.map(exactValues).find((values) => values !== undefined);
    const wanted = new Set(texts);
    const values = allowed
      ? allowed.filter((value) => wanted.has(textOf(value)))
      : [...wanted].flatMap((text) => written(text, source));
    const isKnown = values.length === allowed?.length;
    return values.length === 0 || isKnown ? undefined : { property, values, declaration };
  }

  /** The pointers of the schemas that a reference leads to, one after the other; none where it is no reference. */
  #wayOf(part: Json): JsonPointer[] {
    const way: JsonPointer[] = [];
    for (let source: Json | undefined = part; way.length <= limits.referenceChain;) {
      const target = pointerFromFragment(stringMember(source, "$ref") ?? "");
      if (target === undefined) break;
      way.push(target);
      source = this.#valueAt(target);
    }
    return way;
  }

  #resolve(source: Json): Json {
    const target = this.#wayOf(source).at(-1);
    return target === undefined ? source : (this.#valueAt(target) ?? {});
  }
}

function isUnion(source: Json | undefined): boolean {
  return member(source, "oneOf") !== undefined || member(source, "anyOf") !== undefined;
}

/** The name of a component's schema; none for a schema that stands elsewhere. */
function componentName(pointer: JsonPointer): string[] {
  const tokens = parsePointer(pointer);
  const name = tokens.at(-1);
  return tokens.length === 3 && pointer.startsWith(`${componentSchemas}/`) && name !== undefined ? [name] : [];
}

function allOfTargets(source: Json | undefined): JsonPointer[] {
  return (arrayMember(source, "allOf") ?? []).flatMap(
    (part) => pointerFromFragment(stringMember(part, "$ref") ?? "") ?? [],
  );
}

function readHeirs(components: JsonObject): ReadonlyMap<JsonPointer, readonly JsonPointer[]> {
  const heirs = new Map<JsonPointer, JsonPointer[]>();
  for (const [name, source] of Object.entries(components)) {
    for (const target of allOfTargets(source)) {
      const known = heirs.get(target);
      const pointer = appendPointer(componentSchemas, name);
      if (known === undefined) heirs.set(target, [pointer]);
      else known.push(pointer);
    }
  }
  return heirs;
}

/** By the property, and by the schema, the values that lead to it. */
type MappedValues = ReadonlyMap<string, ReadonlyMap<JsonPointer, readonly string[]>>;

/** What all mappings of a document say, wherever they stand. */
function readMappings(root: JsonObject): MappedValues {
  const entries: { readonly property: string; readonly target: JsonPointer; readonly value: string }[] = [];
  rewrite(root, (object, kind) => {
    const discriminator = kind === "schema" ? readDiscriminator(object) : undefined;
    for (const entry of discriminator?.mapping ?? [])
      entries.push({ ...entry, property: discriminator?.property ?? "" });
    return object;
  });
  // The order of the paths has no say in that of the values.
  const byProperty = groupedBy(
    sortedBy(entries, ({ value }) => value),
    ({ property }) => property,
  );
  return new Map([...byProperty].map(([property, mapped]) => [property, valuesByTarget(mapped)] as const));
}

function valuesByTarget(mapped: Discriminator["mapping"]): ReadonlyMap<JsonPointer, readonly string[]> {
  const values = new Map<JsonPointer, string[]>();
  for (const { value, target } of mapped) {
    const others = values.get(target);
    if (others) others.push(value);
    else values.set(target, [value]);
  }
  return values;
}

/** `start` and all that it leads to, each once. */
function closure(start: JsonPointer, next: (pointer: JsonPointer) => readonly JsonPointer[]): ReadonlySet<JsonPointer> {
  // A set that grows while it is read is read to its end.
  const found = new Set([start]);
  for (const pointer of found) for (const target of next(pointer)) found.add(target);
  return found;
}

function exactValues(source: Json): readonly Json[] | undefined {
  const only = member(source, "const");
  return only === undefined ? arrayMember(source, "enum") : [only];
}

/** A value as a mapping has it. */
function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A mapping has texts for its keys; the property may be a number or a boolean. */
function written(text: string, declaration: Json | undefined): Json[] {
  const type = member(declaration, "type");
  const types = Array.isArray(type) ? (type as Json[]) : type === undefined ? ["string"] : [type];
  if (types.includes("string")) return [text];
  if (types.includes("boolean") && (text === "true" || text === "false")) return [text === "true"];
  const isNumeric = types.includes("integer") || types.includes("number");
  return isNumeric && isJsonNumber(text) ? [Number(text)] : [];
}

function isJsonNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

/** The narrowing as a Schema Object. */
export function narrowingSchema(
  { property, values, declaration = {} }: Narrowing,
  resolve: (source: Json) => Json,
): JsonObject {
  const sources = [declaration, resolve(declaration)];
  const mark = ["readOnly", "writeOnly"].find((keyword) => sources.some((source) => member(source, keyword) === true));
  const narrow: JsonObject = mark === undefined ? { enum: values } : { enum: values, [mark]: true };
  return { type: "object", required: [property], properties: Object.fromEntries([[property, narrow]]) };
}

/** A schema that is narrowed, as a Schema Object: the property goes in the directions in which the schema's own does. */
export function narrowed(part: Json, narrowing: Narrowing | undefined, resolve: (source: Json) => Json): Json {
  return narrowing && isJsonObject(part) ? { allOf: [part, narrowingSchema(narrowing, resolve)] } : part;
}

import type { Diagnostics } from "../kernel/diagnostic.ts";
import { arrayMember, isJsonObject, member, objectMember, stringMember, withoutMember } from "../kernel/json.ts";
import type { Json, JsonObject } from "../kernel/json.ts";
import { appendPointer, pointerFromFragment, type JsonPointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import type { Slice } from "../select/slice.ts";
import { valueAt } from "../select/value-at.ts";
import { CircularCompositions } from "./circular-compositions.ts";
import { Contradictions, type Contradiction } from "./contradictions.ts";
import { Discriminators, type Narrowing } from "./discriminator.ts";
import { noDocs, readDocs } from "./docs.ts";
import { narrowSchema } from "./narrow-schema.ts";
import { OpenCompositions } from "./open-compositions.ts";
import type { Docs, Property, Schema } from "./schema.ts";
import { assertionKeywords, has, isAlias, keywordsOf, typeNames } from "./keywords.ts";
import { convertSchema } from "./schema-rules.ts";
import { extensionProblems } from "./unknown-extensions.ts";
import { partsOfType, type PartsOfType } from "./type-beside.ts";
import { UnknownKeywords } from "./unknown-keywords.ts";

/**
 * Makes schemas of the model from Schema Objects of the slice.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#schema-object
 */
export class SchemaBuilder {
  readonly #slice: Slice;
  readonly #values = new Map<JsonPointer, Json>();
  readonly #diagnostics: Diagnostics;
  /** The schemas that have been referred to, and so need a type of their own, or none because they are simple. */
  readonly referenced = new Set<JsonPointer>();
  readonly discriminators: Discriminators;
  readonly unknownKeywords: UnknownKeywords;
  readonly #circles: CircularCompositions;
  readonly #contradictions: Contradictions;
  readonly #compositions: OpenCompositions;
  /** The schemas whose extensions have been looked at: a simple one is built for each reference to it. */
  readonly #checked = new Set<JsonPointer>();
  #nesting = 0;
  #isApart = false;

  constructor(slice: Slice, diagnostics: Diagnostics) {
    this.#slice = slice;
    this.#diagnostics = diagnostics;
    this.discriminators = new Discriminators(slice.root, (pointer) => this.valueAt(pointer));
    this.unknownKeywords = new UnknownKeywords(slice.document.file, diagnostics);
    this.#contradictions = new Contradictions((source) => this.resolve(source));
    this.#compositions = new OpenCompositions((source) => this.resolve(source));
    this.#circles = new CircularCompositions((pointer) => this.valueAt(pointer));
  }

  /** The schema of a Schema Object, or of the boolean in its place. */
  build(source: Json | undefined, pointer: JsonPointer): Schema {
    if (source === undefined || source === true) return { kind: "unknown", pointer };
    if (source === false) return { kind: "never", pointer };
    if (!isJsonObject(source)) return this.#malformed("a schema must be an object or a boolean", pointer);
    if (this.#nesting >= limits.schemaNesting) return this.#tooDeep(pointer);
    this.#nesting += 1;
    const keywords = keywordsOf(source);
    if (!this.#isApart) {
      if ((keywords & has.unknown) !== 0) this.unknownKeywords.note(source, pointer);
      if ((keywords & has.extension) !== 0) this.#reportExtensions(source, pointer);
    }
    const schema = convertSchema(source, pointer, this, keywords);
    this.#nesting -= 1;
    return schema;
  }

  /** The schema of each element of the array `keyword`. */
  buildAll(source: JsonObject, keyword: string, pointer: JsonPointer): Schema[] {
    const place = appendPointer(pointer, keyword);
    const items = arrayMember(source, keyword) ?? [];
    return this.within(source, () => items.map((item, index) => this.build(item, appendPointer(place, index))));
  }

  /** The schema of each part of a composition, but for parts that would make it of itself. */
  buildParts(source: JsonObject, keyword: "allOf" | "oneOf" | "anyOf", pointer: JsonPointer): Schema[] {
    const place = appendPointer(pointer, keyword);
    const parts = arrayMember(source, keyword) ?? [];
    const contradictions = keyword === "allOf" ? this.#contradictions.find(source) : new Map<number, never>();
    const fits = keyword === "allOf" ? [] : this.partsOfType(source, keyword).fits;
    return this.within(source, () =>
      parts.flatMap((part, index) => {
        if (fits[index] === false) return [];
        const contradiction = contradictions.get(index);
        if (contradiction) return [this.#buildContradicted(contradiction, appendPointer(place, index))];
        const cut = this.#circles.cutOf(part);
        if (cut === "drop") return [];
        const here = appendPointer(place, index);
        const schema = cut === "own" ? this.#buildOwn(part, here) : this.build(part, here);
        const narrowing = keyword === "allOf" ? undefined : this.discriminators.ofMember(source, part);
        return [this.narrow(schema, narrowing, here)];
      }),
    );
  }

  /** What the `type` beside a union leaves of it. */
  partsOfType(source: JsonObject, keyword: "oneOf" | "anyOf"): PartsOfType {
    return partsOfType(source, keyword, (part) => this.resolve(part));
  }

  #buildContradicted({ names, rest }: Contradiction, pointer: JsonPointer): Schema {
    if (!this.#isApart) {
      const listed = names.map((name) => `\`${name}\``).join(", ");
      this.#diagnostics.warning("model/contradiction", `a later part gives ${listed} another type, which counts`, {
        location: { file: this.#slice.document.file, pointer },
      });
    }
    const schema = this.#apart(() => this.build(rest, pointer));
    return schema.kind === "object" ? { ...schema, isContradicted: true } : schema;
  }

  /** What a reference leads to, without its unions: one of them leads back to the reference. */
  #buildOwn(part: Json, place: JsonPointer): Schema {
    const { value, pointer } = this.follow(part, place);
    if (!isJsonObject(value)) return this.build(value, pointer);
    return this.build(withoutMember(withoutMember(value, "oneOf"), "anyOf"), pointer);
  }

  /** What `build` gives for a part of a composition. */
  within<T>(composition: JsonObject, build: () => T): T {
    return this.#compositions.within(composition, build);
  }

  /** The schema with what a discriminator says of it, if it says anything. */
  narrow(schema: Schema, narrowing: Narrowing | undefined, pointer: JsonPointer): Schema {
    if (narrowing === undefined) return schema;
    const { declaration = {} } = narrowing;
    const access = readAccess(declaration) ?? readAccess(this.resolve(declaration)) ?? "both";
    return narrowSchema(schema, narrowing, { pointer, access });
  }

  properties(source: JsonObject, pointer: JsonPointer): Property[] {
    const required = new Set(arrayMember(source, "required"));
    const properties = objectMember(source, "properties");
    const place = appendPointer(pointer, "properties");
    const found: Property[] = [];
    for (const [name, value] of Object.entries(properties ?? {})) {
      found.push(this.#property(name, value, appendPointer(place, name), required.delete(name)));
    }
    for (const name of required) if (typeof name === "string") found.push(this.#undeclared(name, pointer));
    return found;
  }

  /** A property that is required and declared elsewhere, with the type of its declaration; without one, any value. */
  #undeclared(name: string, pointer: JsonPointer): Property {
    const place = appendPointer(pointer, "required");
    const declaration = this.#compositions.declarationOf(name);
    if (declaration !== undefined) {
      const property = this.#apart(() => this.#property(name, declaration, place, true));
      // What the property is about is said where it is declared.
      return { ...property, docs: noDocs };
    }
    const schema = { kind: "unknown", pointer: place } as const;
    return { name, pointer: place, schema, required: true, access: "both", sensitive: false, docs: noDocs };
  }

  /** What `build` gives for what has been built elsewhere, and reported there. */
  #apart<T>(build: () => T): T {
    const wasApart = this.#isApart;
    this.#isApart = true;
    const built = this.#compositions.apart(build);
    this.#isApart = wasApart;
    return built;
  }

  #property(name: string, value: Json, pointer: JsonPointer, required: boolean): Property {
    const subject = this.resolve(value);
    const access = readAccess(value) ?? (subject === value ? undefined : readAccess(subject)) ?? "both";
    const sensitive = access === "writeOnly" || this.isSensitive(value);
    return { name, pointer, schema: this.build(value, pointer), required, access, sensitive, docs: this.docs(value) };
  }

  /** Whether a value must never be logged: it, what it is a list of, or what either refers to, says so. */
  isSensitive(source: Json): boolean {
    let value: Json | undefined = source;
    for (let steps = 0; steps <= limits.referenceChain && value !== undefined; steps += 1) {
      if (saysSensitive(value)) return true;
      const reference = stringMember(value, "$ref");
      const target = reference === undefined ? undefined : pointerFromFragment(reference);
      value = target === undefined ? member(value, "items") : this.valueAt(target);
    }
    return false;
  }

  /** What is said of a schema: beside the reference to it first, then in itself. */
  docs(source: Json): Docs {
    const target = this.resolve(source);
    return target === source ? readDocs(source) : { ...readDocs(target), ...readDocs(source) };
  }

  /** A reference, or the schema that it leads to where that one is too simple to deserve a type of its own. */
  reference(source: JsonObject, pointer: JsonPointer): Schema {
    const target = pointerFromFragment(stringMember(source, "$ref") ?? "");
    if (target === undefined)
      return this.#malformed("`$ref` must be a string that names a part of this document", pointer);
    const value = this.valueAt(target);
    if (isSimple(value)) return this.build(value, target);
    if (isAlias(value)) {
      this.#reportExtensions(value, target);
      return this.reference(value, target);
    }
    if (this.#circles.cutOf(source) === "own") return this.#buildOwn(source, pointer);
    this.referenced.add(target);
    return { kind: "reference", pointer, target };
  }

  /** What a Reference Object leads to; anything else is given back as it is. */
  resolve(source: Json): Json {
    let value = source;
    for (let steps = 0; steps <= limits.referenceChain; steps += 1) {
      const target = pointerFromFragment(stringMember(value, "$ref") ?? "");
      if (target === undefined) return value;
      value = this.valueAt(target) ?? {};
    }
    return {};
  }

  /** The pointer and the value that a Reference Object leads to; anything else is given back as it is. */
  follow(
    source: Json | undefined,
    pointer: JsonPointer,
  ): { readonly value: Json | undefined; readonly pointer: JsonPointer } {
    let found = { value: source, pointer };
    for (let steps = 0; steps <= limits.referenceChain; steps += 1) {
      const target = pointerFromFragment(stringMember(found.value, "$ref") ?? "");
      if (target === undefined) break;
      found = { value: this.valueAt(target), pointer: target };
    }
    return found;
  }

  /** The value at a place of the slice: many references lead to the same one. */
  valueAt(pointer: JsonPointer): Json | undefined {
    const known = this.#values.get(pointer);
    if (known !== undefined) return known;
    const value = valueAt(this.#slice.root, pointer);
    if (value !== undefined) this.#values.set(pointer, value);
    return value;
  }

  malformed(message: string, pointer: JsonPointer): void {
    this.#diagnostics.error("model/malformed", message, { location: { file: this.#slice.document.file, pointer } });
  }

  #tooDeep(pointer: JsonPointer): Schema {
    const message = `schemas nest deeper than ${limits.schemaNesting} levels`;
    this.#diagnostics.error("limit/nesting", message, { location: { file: this.#slice.document.file, pointer } });
    return { kind: "unknown", pointer };
  }

  #malformed(message: string, pointer: JsonPointer): Schema {
    this.malformed(message, pointer);
    return { kind: "unknown", pointer };
  }

  #reportExtensions(source: JsonObject, pointer: JsonPointer): void {
    if (this.#checked.has(pointer)) return;
    this.#checked.add(pointer);
    for (const { extension, severity, message, help } of extensionProblems(source)) {
      const location = { file: this.#slice.document.file, pointer: appendPointer(pointer, extension) };
      this.#diagnostics[severity]("model/invalid-extension", `\`${extension}\` ${message}`, {
        location,
        ...(help === undefined ? {} : { help }),
      });
    }
  }
}

function readAccess(source: Json): Property["access"] | undefined {
  if (member(source, "readOnly") === true) return "readOnly";
  return member(source, "writeOnly") === true ? "writeOnly" : undefined;
}

function saysSensitive(source: Json): boolean {
  return member(source, "x-routesmith-sensitive") === true || member(source, "format") === "password";
}

/** A schema such as `{ type: string, maxLength: 32 }`: its type is as short as any name for it. */
function isSimple(value: Json | undefined): boolean {
  if (!isJsonObject(value)) return true;
  const type = stringMember(value, "type");
  if (type === undefined || !typeNames.has(type) || type === "object" || type === "array") return false;
  return !Object.keys(value).some((keyword) => assertionKeywords.has(keyword));
}

import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { arrayMember, isJsonObject, objectMember, stringMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { appendPointer, escapeToken, type JsonPointer } from "../../kernel/json-pointer.ts";
import { limits } from "../../kernel/limits.ts";
import type { Slice } from "../../select/slice.ts";
import { valueAt } from "../../select/value-at.ts";
import { allowsAny } from "./allows-any.ts";
import { CircularCompositions } from "./circular-compositions.ts";
import { Contradictions, type Contradiction } from "./contradictions.ts";
import { atOdds } from "./declarations.ts";
import { Discriminators, type Narrowing } from "./discriminator.ts";
import { noDocs } from "../docs.ts";
import { narrowSchema } from "./narrow-schema.ts";
import { OneWayProperties } from "./one-way-properties.ts";
import { OpenCompositions } from "./open-compositions.ts";
import type { Property, Schema } from "./schema.ts";
import { has, isAlias, keywordsOf, typeNames } from "./keywords.ts";
import { OtherProperties } from "./other-properties.ts";
import { References, type Said, type Target } from "../references.ts";
import { convertSchema } from "./schema-rules.ts";
import { extensionProblems } from "../unknown-extensions.ts";
import { partsOfType, type PartsOfType } from "./type-beside.ts";
import { UnknownKeywords } from "./unknown-keywords.ts";

/**
 * Makes schemas of the model from Schema Objects of the slice.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#schema-object
 */
export class SchemaBuilder {
  readonly #file: string;
  readonly #references: References;
  readonly #diagnostics: Diagnostics;
  readonly discriminators: Discriminators;
  readonly unknownKeywords: UnknownKeywords;
  readonly #circles: CircularCompositions;
  readonly #contradictions: Contradictions;
  readonly #compositions: OpenCompositions;
  /** The schemas whose extensions have been looked at: a simple one is built wherever something refers to it. */
  readonly #checked = new Set<JsonPointer>();
  #nesting = 0;
  #isApart = false;

  constructor({ root, document }: Slice, diagnostics: Diagnostics) {
    this.#file = document.file;
    this.#references = new References(root);
    this.#diagnostics = diagnostics;
    this.discriminators = new Discriminators(root, (pointer) => this.valueAt(pointer));
    this.unknownKeywords = new UnknownKeywords(document.file, diagnostics);
    this.#contradictions = new Contradictions((source) => this.resolve(source));
    this.#compositions = new OpenCompositions((source) => this.resolve(source), new OneWayProperties(this.#references));
    this.#circles = new CircularCompositions(this.#references);
  }

  /** The schema of a Schema Object, or of the boolean in its place. */
  build(source: Json | undefined, pointer: JsonPointer): Schema {
    if (source === undefined || source === true) return { kind: "unknown", pointer };
    if (source === false) return { kind: "never", pointer };
    if (!isJsonObject(source)) return this.#malformed("a schema must be an object or a boolean", pointer);
    return this.#convert(source, pointer, keywordsOf(source));
  }

  #convert(source: JsonObject, pointer: JsonPointer, keywords: number): Schema {
    if (this.#nesting >= limits.schemaNesting) return this.#tooDeep(pointer);
    this.#nesting += 1;
    if ((keywords & (has.unknown | has.extension)) !== 0 && !this.#isApart) {
      if ((keywords & has.unknown) !== 0) this.unknownKeywords.note(source, pointer);
      if ((keywords & has.extension) !== 0) this.#reportExtensions(source, pointer);
    }
    if ((keywords & has.malformed) !== 0 && !this.#isApart) this.unknownKeywords.noteMalformed(source, pointer);
    const schema = convertSchema(source, pointer, this, keywords);
    this.#nesting -= 1;
    return schema;
  }

  /** The schema of what a value holds: the compositions around say nothing of that. */
  buildHeld(source: Json | undefined, pointer: JsonPointer): Schema {
    return this.#compositions.apart(() => this.build(source, pointer));
  }

  /** The same of each element of the array `keyword`. */
  buildAllHeld(source: JsonObject, keyword: string, pointer: JsonPointer): Schema[] {
    const place = appendPointer(pointer, keyword);
    const items = arrayMember(source, keyword) ?? [];
    return items.map((item, index) => this.buildHeld(item, appendPointer(place, index)));
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
        location: { file: this.#file, pointer },
      });
    }
    const schema = this.#apart(() => this.build(rest, pointer));
    return schema.kind === "object" ? { ...schema, isContradicted: true } : schema;
  }

  /** What a reference leads to, without its unions: one of them leads back to the reference. */
  #buildOwn(part: Json, place: JsonPointer): Schema {
    const { value, pointer } = this.follow(part, place);
    if (!isJsonObject(value)) return this.build(value, pointer);
    return this.build(this.#circles.ownOf(value), pointer);
  }

  /** What `build` gives for a part of a composition. */
  within<T>(composition: JsonObject, build: () => T): T {
    return this.#compositions.within(composition, build);
  }

  /** The schema with what a discriminator says of it, if it says anything. */
  narrow(schema: Schema, narrowing: Narrowing | undefined, pointer: JsonPointer): Schema {
    if (narrowing === undefined) return schema;
    const { declaration = {} } = narrowing;
    return narrowSchema(schema, narrowing, { pointer, access: this.said(declaration).access ?? "both" });
  }

  /** @param keywords those of the Schema Object. */
  properties(source: JsonObject, pointer: JsonPointer, keywords: number): Property[] {
    const required = (keywords & has.required) === 0 ? noNames : new Set(arrayMember(source, "required"));
    const properties = objectMember(source, "properties") ?? noProperties;
    const place = `${pointer}/properties/`;
    let declared = 0;
    const found = Object.keys(properties).map((name) => {
      const isRequired = required.has(name);
      if (isRequired) declared += 1;
      return this.#property(name, properties[name] ?? null, place + escapeToken(name), isRequired);
    });
    // Nearly always all that are required are declared here.
    if (declared === required.size) return found;
    const others = (keywords & has.additional) === 0 ? undefined : new OtherProperties(source);
    for (const name of required) {
      if (typeof name !== "string" || Object.hasOwn(properties, name)) continue;
      const declaration = this.#compositions.declarationOf(name);
      if (declaration === atOdds) continue;
      found.push(
        declaration === undefined
          ? this.#unnamed(name, pointer, othersOf(source, name, others))
          : this.#declaredElsewhere(name, pointer, declaration),
      );
    }
    return found;
  }

  /** A property that is required and declared elsewhere, with the type of its declaration. */
  #declaredElsewhere(name: string, pointer: JsonPointer, declaration: Json): Property {
    const place = appendPointer(pointer, "required");
    const property = this.#apart(() => this.#property(name, declaration, place, true));
    // What the property is about is said where it is declared.
    return { ...this.#directed(property), docs: noDocs };
  }

  /** A property that is required and declared nowhere: what the object says of all such properties, or any value. */
  #unnamed(name: string, pointer: JsonPointer, others: readonly Json[]): Property {
    const place = appendPointer(pointer, "required");
    const [only] = others;
    const schema = this.#apart(() => this.build(others.length > 1 ? { allOf: others } : only, place));
    const sensitive = others.some((source) => this.isSensitive(source));
    return { name, pointer: place, schema, required: true, access: "both", sensitive, docs: noDocs };
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
    if (!isJsonObject(value)) {
      const schema = this.buildHeld(value, pointer);
      return this.#directed({ name, pointer, schema, required, access: "both", sensitive: false, docs: noDocs });
    }
    const keywords = keywordsOf(value);
    const schema = this.#compositions.apart(() => this.#convert(value, pointer, keywords));
    const { access = "both", isSensitive: sensitive, docs } = this.#references.said(value, keywords);
    return this.#directed({ name, pointer, schema, required, access, sensitive, docs });
  }

  /** The property in the direction that another part of the same compositions gives it, if it says none itself. */
  #directed(property: Property): Property {
    const access = property.access === "both" ? this.#compositions.accessOf(property.name) : undefined;
    return access === undefined
      ? property
      : { ...property, access, sensitive: property.sensitive || access === "writeOnly" };
  }

  /** Whether a value must never be logged: it, what it is a list or a map of, or what either refers to, says so. */
  isSensitive(source: Json): boolean {
    return this.#references.isSensitive(source);
  }

  /** What is said of a schema: beside the reference to it first, then in itself. */
  said(source: Json, keywords?: number): Said {
    return this.#references.said(source, keywords);
  }

  /** A reference, or the schema that it leads to where that one is too simple to deserve a type of its own. */
  reference(source: JsonObject, pointer: JsonPointer): Schema {
    const target = this.#references.targetOf(source);
    if (target === undefined)
      return this.#malformed("`$ref` must be a string that names a part of this document", pointer);
    // Each reference has a schema of its own, by which the places of a value are told apart.
    if (isSimple(target)) {
      const { value, pointer: place, keywords } = target;
      return isJsonObject(value) ? this.#convert(value, place, keywords) : this.build(value, place);
    }
    if (isAlias(target.value, target.keywords)) {
      this.#reportExtensions(target.value, target.pointer);
      return this.reference(target.value, target.pointer);
    }
    if (this.#circles.cutOf(source, target) === "own") return this.#buildOwn(source, pointer);
    return { kind: "reference", pointer, target: target.pointer };
  }

  /** What a Reference Object leads to; anything else is given back as it is. */
  resolve(source: Json): Json {
    return this.#references.resolve(source);
  }

  /** The pointer and the value that a Reference Object leads to; anything else is given back as it is. */
  follow(source: Json | undefined, pointer: JsonPointer): Pick<Target, "value" | "pointer"> {
    return this.#references.follow(source, pointer);
  }

  /** Whether the schema at a place of the slice says nothing of the type of its values. */
  allowsAny(pointer: JsonPointer): boolean {
    return allowsAny(this.valueAt(pointer) ?? true, (source) => this.resolve(source));
  }

  /** The value at a place of the slice. */
  valueAt(pointer: JsonPointer): Json | undefined {
    return this.#references.valueAt(pointer);
  }

  malformed(message: string, pointer: JsonPointer): void {
    this.#diagnostics.error("model/malformed", message, { location: { file: this.#file, pointer } });
  }

  #tooDeep(pointer: JsonPointer): Schema {
    const message = `schemas nest deeper than ${limits.schemaNesting} levels`;
    this.#diagnostics.error("limit/nesting", message, { location: { file: this.#file, pointer } });
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
      const location = { file: this.#file, pointer: appendPointer(pointer, extension) };
      this.#diagnostics[severity]("model/invalid-extension", `\`${extension}\` ${message}`, {
        location,
        ...(help === undefined ? {} : { help }),
      });
    }
  }
}

/** What an object says of a property that it does not name. */
function othersOf(source: JsonObject, name: string, others: OtherProperties | undefined): readonly Json[] {
  return others?.placesOf(name).map((place) => valueAt(source, place) ?? true) ?? [];
}

const noProperties: JsonObject = {};

const noNames: ReadonlySet<Json> = new Set();

/** A schema such as `{ type: string, maxLength: 32 }`: its type is as short as any name for it. */
function isSimple({ value, keywords }: Target): boolean {
  if (!isJsonObject(value)) return true;
  if ((keywords & (has.$ref | has.assertion)) !== 0) return false;
  const type = stringMember(value, "type");
  return type !== undefined && typeNames.has(type) && type !== "object" && type !== "array";
}

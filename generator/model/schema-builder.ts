import type { Diagnostics } from "../kernel/diagnostic.ts";
import { arrayMember, isJsonArray, isJsonObject, member, objectMember, stringMember } from "../kernel/json.ts";
import type { Json, JsonObject } from "../kernel/json.ts";
import { appendPointer, parsePointer, pointerFromFragment, type JsonPointer } from "../kernel/json-pointer.ts";
import { nearest } from "../kernel/nearest.ts";
import type { Slice } from "../select/slice.ts";
import { readDocs } from "./docs.ts";
import type { Docs, Property, Schema } from "./schema.ts";
import { assertionKeywords, findRule, knownKeywords, typeNames } from "./schema-rules.ts";
import { extensionProblems } from "./unknown-extensions.ts";

/** How deep schemas may nest without a reference between them: more is no document that people write. */
const maximumNesting = 256;

/**
 * Makes schemas of the model from Schema Objects of the slice.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#schema-object
 */
export class SchemaBuilder {
  readonly #slice: Slice;
  readonly #diagnostics: Diagnostics;
  /** The schemas that have been referred to, and so need a type of their own, or none because they are simple. */
  readonly referenced = new Set<JsonPointer>();
  /** The compositions around what is being built: they may declare a property that it only requires. */
  readonly #compositions: JsonObject[] = [];
  /** The schemas whose extensions have been looked at: a simple one is built for each reference to it. */
  readonly #checked = new Set<JsonPointer>();
  #nesting = 0;

  constructor(slice: Slice, diagnostics: Diagnostics) {
    this.#slice = slice;
    this.#diagnostics = diagnostics;
  }

  /** The schema of a Schema Object, or of the boolean in its place. */
  build(source: Json | undefined, pointer: JsonPointer): Schema {
    if (source === undefined || source === true) return { kind: "unknown", pointer };
    if (source === false) return { kind: "never", pointer };
    if (!isJsonObject(source)) return this.#malformed("a schema must be an object or a boolean", pointer);
    if (this.#nesting >= maximumNesting) {
      return this.#malformed(`schemas nest deeper than ${maximumNesting} levels`, pointer);
    }
    this.#nesting += 1;
    this.#reportUnknownKeywords(source, pointer);
    this.#reportExtensions(source, pointer);
    const schema = findRule(source).convert(source, pointer, this);
    this.#nesting -= 1;
    return schema;
  }

  /** The schema of each element of the array `keyword`. */
  buildAll(source: JsonObject, keyword: string, pointer: JsonPointer): Schema[] {
    const place = appendPointer(pointer, keyword);
    const items = arrayMember(source, keyword) ?? [];
    return this.within(source, () => items.map((item, index) => this.build(item, appendPointer(place, index))));
  }

  /** What `build` gives for a part of a composition. */
  within<T>(composition: JsonObject, build: () => T): T {
    this.#compositions.push(composition);
    const built = build();
    this.#compositions.pop();
    return built;
  }

  properties(source: JsonObject, pointer: JsonPointer): Property[] {
    const required = new Set(arrayMember(source, "required") ?? []);
    const properties = objectMember(source, "properties") ?? {};
    const declared = Object.entries(properties).map(([name, value]): Property => {
      const place = appendPointer(pointer, "properties", name);
      const subject = this.resolve(value);
      const access = readAccess(value) ?? readAccess(subject) ?? "both";
      return {
        name,
        pointer: place,
        schema: this.build(value, place),
        required: required.has(name),
        access,
        sensitive: access === "writeOnly" || isSensitive(value) || isSensitive(subject),
        docs: this.docs(value),
      };
    });
    const undeclared = [...required].filter(
      (name): name is string => typeof name === "string" && !Object.hasOwn(properties, name),
    );
    return [...declared, ...undeclared.map((name) => this.#undeclared(name, pointer))];
  }

  /** A property that is required and declared elsewhere or not at all: any value, in the directions of its declaration. */
  #undeclared(name: string, pointer: JsonPointer): Property {
    const place = appendPointer(pointer, "required");
    const found = this.#compositions.flatMap((composition) => [...declarations(composition, name, this)]);
    const access = found.map((value) => readAccess(value) ?? readAccess(this.resolve(value))).find(Boolean) ?? "both";
    const schema = { kind: "unknown", pointer: place } as const;
    return { name, pointer: place, schema, required: true, access, sensitive: access === "writeOnly", docs: {} };
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
    if (isJsonObject(value) && stringMember(value, "$ref") !== undefined && isAlias(value)) {
      this.#reportExtensions(value, target);
      return this.reference(value, target);
    }
    this.referenced.add(target);
    return { kind: "reference", pointer, target };
  }

  /** What a Reference Object leads to; anything else is given back as it is. */
  resolve(source: Json): Json {
    let value = source;
    for (let steps = 0; steps < maximumNesting; steps += 1) {
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
    for (let steps = 0; steps < maximumNesting; steps += 1) {
      const target = pointerFromFragment(stringMember(found.value, "$ref") ?? "");
      if (target === undefined) break;
      found = { value: this.valueAt(target), pointer: target };
    }
    return found;
  }

  valueAt(pointer: JsonPointer): Json | undefined {
    let value: Json | undefined = this.#slice.root;
    for (const token of parsePointer(pointer)) {
      value = isJsonArray(value) ? value[Number(token)] : member(value, token);
    }
    return value;
  }

  malformed(message: string, pointer: JsonPointer): void {
    this.#diagnostics.error("model/malformed", message, { location: { file: this.#slice.document.file, pointer } });
  }

  /** Reports what the types cannot say because nobody knows what it means. */
  notUnderstood(message: string, pointer: JsonPointer, help?: string): void {
    this.#diagnostics.warning("model/unknown-keyword", message, {
      location: { file: this.#slice.document.file, pointer },
      ...(help === undefined ? {} : { help }),
    });
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

  #reportUnknownKeywords(source: JsonObject, pointer: JsonPointer): void {
    for (const keyword of Object.keys(source)) {
      if (knownKeywords.has(keyword) || keyword.startsWith("x-")) continue;
      const [suggestion] = nearest(keyword, knownKeywords, 1);
      const help = suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
      this.notUnderstood(`the keyword \`${keyword}\` is not understood`, appendPointer(pointer, keyword), help);
    }
  }
}

/** What a composition, with all that it is made of, says of a property. */
function* declarations(composition: JsonObject, name: string, builder: SchemaBuilder): Generator<Json> {
  const seen = new Set<Json>();
  const pending: Json[] = [composition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const source = builder.resolve(next);
    if (seen.has(source)) continue;
    seen.add(source);
    const found = member(objectMember(source, "properties"), name);
    if (found !== undefined) yield found;
    for (const keyword of ["allOf", "anyOf", "oneOf"]) pending.push(...(arrayMember(source, keyword) ?? []));
  }
}

function readAccess(source: Json): Property["access"] | undefined {
  if (member(source, "readOnly") === true) return "readOnly";
  return member(source, "writeOnly") === true ? "writeOnly" : undefined;
}

function isSensitive(source: Json): boolean {
  return member(source, "x-routesmith-sensitive") === true || member(source, "format") === "password";
}

/** A schema such as `{ type: string, maxLength: 32 }`: its type is as short as any name for it. */
function isSimple(value: Json | undefined): boolean {
  if (!isJsonObject(value)) return true;
  const type = stringMember(value, "type");
  if (type === undefined || !typeNames.has(type) || type === "object" || type === "array") return false;
  return !Object.keys(value).some((keyword) => assertionKeywords.has(keyword));
}

/** Nothing but a reference and annotations: a second name for the same schema. */
function isAlias(value: JsonObject): boolean {
  return !Object.keys(value).some(
    (keyword) => keyword !== "$ref" && (assertionKeywords.has(keyword) || keyword === "type"),
  );
}

import { isJsonObject, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { limits } from "../../kernel/limits.ts";
import { uniqueName } from "../../model/names/unique-name.ts";
import { asObject } from "./without-booleans.ts";

/** Copies of schemas that are shown within others, in the words of openapi-typescript. */
export class SchemaCopies {
  readonly #root: JsonObject;
  readonly #rewrite: (schema: JsonObject) => JsonObject;
  /** By what the document has. */
  readonly #known = new WeakMap<JsonObject, JsonObject>();
  /** All schemas that have been rewritten. */
  readonly #rewritten = new WeakSet<JsonObject>();
  /** Those of which copies are being made, one for another. */
  readonly #open = new Set<JsonObject>();
  /** The names of the components that stand for copies within themselves. */
  readonly #names = new Map<JsonObject, string>();

  /** @param rewrite makes a copy, and may ask for others meanwhile. */
  constructor(root: JsonObject, rewrite: (schema: JsonObject) => JsonObject) {
    this.#root = root;
    this.#rewrite = rewrite;
  }

  /** Notes a schema that need not be rewritten once more. */
  note(rewritten: JsonObject): void {
    this.#rewritten.add(rewritten);
  }

  of(schema: Json): Json {
    if (!isJsonObject(schema)) return asObject(schema);
    if (this.#rewritten.has(schema)) return schema;
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    if (this.#open.has(schema)) return { $ref: `#/components/schemas/${this.#nameOf(schema)}` };
    if (this.#open.size >= limits.schemaNesting) return schema;
    this.#open.add(schema);
    const copy = this.#rewrite(schema);
    this.#open.delete(schema);
    this.#known.set(schema, copy);
    return copy;
  }

  /** A document with the components that its copies refer to. */
  withComponents(document: JsonObject): JsonObject {
    if (this.#names.size === 0) return document;
    const components = objectMember(document, "components") ?? {};
    const added = [...this.#names].map(([schema, name]) => [name, this.of(schema)] as const);
    const schemas = { ...objectMember(components, "schemas"), ...Object.fromEntries(added) };
    return { ...document, components: { ...components, schemas } };
  }

  #nameOf(schema: JsonObject): string {
    const known = this.#names.get(schema);
    if (known !== undefined) return known;
    const schemas = objectMember(objectMember(this.#root, "components"), "schemas") ?? {};
    const name = uniqueName("Copied", new Set([...Object.keys(schemas), ...this.#names.values()]));
    this.#names.set(schema, name);
    return name;
  }
}

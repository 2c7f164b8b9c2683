import { objectMember, stringMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, pointerFromFragment, type JsonPointer } from "../../kernel/json-pointer.ts";
import { compareStrings, sortedBy } from "../../kernel/ordering.ts";
import { resolvePathItems } from "../../select/path-items.ts";
import { valueAt } from "../../select/value-at.ts";
import { boundedName } from "./bounded-name.ts";
import type { OperationName } from "./operation-names.ts";
import { typeIdentifier } from "./identifier.ts";
import { placeName, type NamedPlaces, type PlaceName } from "./place-names.ts";
import { renameType } from "./type-names.ts";
import { uniqueName } from "./unique-name.ts";

/** How the types are named. */
export interface TypeNaming {
  /**
   * Name of a component, with at most one `*` → name of its type. What stands in another place is renamed by the name that
   * its type would have.
   */
  readonly rules: Readonly<Record<string, string>>;
  /** Names that no type may have. */
  readonly reserved: readonly string[];
}

/**
 * The names of the types of schemas. Each depends on the document and the config alone, never on what is selected: another
 * operation renames nothing. So the whole document's names are taken in one order: first its components, then the types
 * that every operation may have, then what stands in components of other kinds. What else may clash is told apart by what
 * the document has, not by who came first.
 */
export class SchemaNames {
  readonly #root: JsonObject;
  readonly #rules: TypeNaming["rules"];
  readonly #taken: Set<string>;
  /** Of the schemas of `components`, by their names. */
  readonly #components = new Map<string, string>();
  /** Of all others. */
  readonly #names = new Map<JsonPointer, string>();
  /** What the names of an operation's types begin with, by its pointer, and the other way round. */
  readonly #starts = new Map<JsonPointer, string>();
  readonly #operations = new Map<string, JsonPointer>();
  readonly #places: NamedPlaces;
  #resolved: JsonObject | undefined;
  #arePartsNamed = false;

  /** @param root the document as a whole. */
  constructor(root: JsonObject, { rules, reserved }: TypeNaming) {
    this.#root = root;
    this.#rules = rules;
    this.#taken = new Set(reserved);
    this.#places = {
      root: () => (this.#resolved ??= resolvePathItems(root).root),
      startOf: (operation) => this.#starts.get(operation),
      componentName: (name) => this.componentName(name),
    };
    const schemas = objectMember(objectMember(root, "components"), "schemas") ?? {};
    for (const name of Object.keys(schemas).toSorted(compareStrings)) this.componentName(name);
  }

  /** Every name that a type has, or that is kept for one. */
  get taken(): ReadonlySet<string> {
    return this.#taken;
  }

  /**
   * Gives each operation of the document a start for the names of its types that none of them shares with another type.
   *
   * @param operations what they are called, by their pointers, in the order of the document.
   */
  reserveOperations(operations: ReadonlyMap<JsonPointer, Pick<OperationName, "typeName">>): void {
    operations.forEach(({ typeName }, pointer) => {
      this.#reserveOperation(pointer, typeIdentifier(typeName, "Operation"));
    });
    for (const section of ["requestBodies", "responses"]) this.#nameContents(section);
  }

  /** What the names of the types of each operation begin with, in the order of the document. */
  get starts(): Iterable<string> {
    return this.#operations.keys();
  }

  /** The types of the components that are schemas, in the order of these. */
  get components(): Iterable<{ readonly localName: string; readonly source: Json }> {
    const schemas = objectMember(objectMember(this.#root, "components"), "schemas") ?? {};
    return Object.keys(schemas).map((name) => ({ localName: this.componentName(name), source: schemas[name] ?? null }));
  }

  /** What the names of the types of an operation begin with. */
  startOf(operation: JsonPointer): string | undefined {
    return this.#starts.get(operation);
  }

  /** Takes a name for a type of another kind, or the next one that neither a type nor `taken` has. */
  reserve(name: string, taken: ReadonlySet<string>): string {
    let found = uniqueName(name, this.#taken);
    while (taken.has(found)) found = uniqueName(name, this.#taken);
    return found;
  }

  /** What the place of a schema, or of a Media Type Object, says of its name. */
  placeOf(pointer: JsonPointer): PlaceName {
    return placeName(pointer, this.#places);
  }

  /** What the type of a schema of `components` is called. */
  componentName(name: string): string {
    const known = this.#components.get(name);
    if (known !== undefined) return known;
    const localName = uniqueName(typeIdentifier(renameType(name, this.#rules), "Schema"), this.#taken);
    this.#components.set(name, localName);
    return localName;
  }

  /**
   * What the type of a schema that is no component as a whole is called.
   *
   * @param place what is known of the name, where the pointer alone does not tell it.
   */
  nameOf(pointer: JsonPointer, place?: PlaceName): string {
    const known = this.#names.get(pointer);
    if (known !== undefined) return known;
    const found = place ?? placeName(pointer, this.#places);
    if (found.isPart) this.#nameParts();
    return this.#names.get(pointer) ?? this.#settle(pointer, found);
  }

  /** Takes a name for what is exported beside the types, or the next one that is free. */
  take(name: string): string {
    return uniqueName(name, this.#taken);
  }

  /** Takes a name that something has in any case. */
  keep(name: string): void {
    this.#taken.add(name);
  }

  #reserveOperation(pointer: JsonPointer, start: string): void {
    let typeName = start;
    let own = ownTypes(start);
    for (let number = 2; this.#operations.has(typeName) || this.#areTaken(typeName, own); number += 1) {
      typeName = `${start}${number}`;
      own = ownTypes(typeName);
    }
    for (const name of own) this.#taken.add(name);
    this.#starts.set(pointer, typeName);
    this.#operations.set(typeName, pointer);
  }

  /** Whether one of the names that an operation's types may have is taken. */
  #areTaken(typeName: string, own: readonly string[]): boolean {
    const taken = this.#taken;
    return own.some((name) => taken.has(name)) || taken.has(`${typeName}Body`) || taken.has(`${typeName}Response`);
  }

  /** Names the schemas that stand in the bodies or responses of `components`, which many operations may share. */
  #nameContents(section: string): void {
    const holders = objectMember(objectMember(this.#root, "components"), section) ?? {};
    for (const [name, holder] of sortedBy(Object.entries(holders), ([key]) => key)) {
      for (const [mediaType, source] of Object.entries(objectMember(holder, "content") ?? {})) {
        for (const keyword of ["schema", "itemSchema"]) {
          const schema = objectMember(source, keyword);
          if (schema === undefined || stringMember(schema, "$ref") !== undefined) continue;
          this.nameOf(appendPointer("/components", section, name, "content", mediaType, keyword));
        }
      }
    }
  }

  /** Names the parts of schemas that any reference of the document leads to, in the order of their pointers. */
  #nameParts(): void {
    if (this.#arePartsNamed) return;
    this.#arePartsNamed = true;
    for (const pointer of [...partReferences(this.#root)].toSorted(compareStrings)) {
      const place = placeName(pointer, this.#places);
      if (place.isPart && !this.#names.has(pointer)) this.#settle(pointer, place);
    }
  }

  #settle(pointer: JsonPointer, { name, start, isPart }: PlaceName): string {
    const given = Object.hasOwn(this.#rules, name) ? renameType(name, this.#rules) : boundedName(name, pointer);
    const wanted = typeIdentifier(given, "Schema");
    const isForm = isPart && /(?:Input|Output)$/.test(wanted);
    const claims = this.#claims(wanted, start.length) + (isForm ? 1 : 0);
    const localName = uniqueName(claims === 0 ? wanted : `${wanted}${claims + 1}`, this.#taken);
    this.#names.set(pointer, localName);
    return localName;
  }

  /** How many operations with longer names may have a type that is called so, whether they are selected or not. */
  #claims(name: string, length: number): number {
    let claims = 0;
    const mayEndAnywhere = /(?:Body|Payload)(?:Item)?$/.test(name);
    for (let end = length + 1; end < name.length; end += 1) {
      if (!mayEndAnywhere && !name.startsWith("Response", end)) continue;
      const operation = this.#operations.get(name.slice(0, end));
      if (operation !== undefined && mayEnd(valueAt(this.#places.root(), operation), name.slice(end))) claims += 1;
    }
    return claims;
  }
}

/** The types that every operation may have, whatever it exchanges. */
function ownTypes(typeName: string): readonly string[] {
  return [`${typeName}Params`, `${typeName}Error`, `${typeName}Headers`, `${typeName}Callbacks`];
}

/** Whether a type that the operation's content gets may have a name that ends so. */
function mayEnd(operation: Json | undefined, end: string): boolean {
  if (/^Response(?![a-z])/.test(end)) return true;
  if (/Body(?:Item)?$/.test(end)) return objectMember(operation, "requestBody") !== undefined;
  return /.Payload(?:Item)?$/.test(end) && objectMember(operation, "callbacks") !== undefined;
}

/** Where the references of a document lead that name no component as a whole. */
function partReferences(root: JsonObject): ReadonlySet<JsonPointer> {
  const found = new Set<JsonPointer>();
  const pending: (JsonObject | readonly Json[])[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    const reference = stringMember(value, "$ref");
    const target = reference === undefined ? undefined : pointerFromFragment(reference);
    if (target !== undefined && !/^\/components\/[^/]*\/[^/]*$/.test(target)) found.add(target);
    // Most parts are neither objects nor arrays.
    for (const part of Object.values(value)) if (typeof part === "object" && part !== null) pending.push(part);
  }
  return found;
}

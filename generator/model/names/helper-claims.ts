import { arrayMember, member, objectMember, type Json } from "../../kernel/json.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { componentAt } from "../component-at.ts";
import type { Operation } from "../operation/operation.ts";
import type { NamedSchema, Property } from "../schema/schema.ts";
import type { SchemaNames } from "./schema-names.ts";
import { camelCase, pascalCase } from "./words.ts";

/** The type of a component, and its Schema Object. */
interface Component {
  readonly localName: string;
  readonly source: Json;
}

/**
 * How many others of the document come first where several want a helper of one name: `PetStatus`, and the property
 * `status` of `Pet`. What is selected has no say.
 */
export class HelperClaims {
  readonly #names: SchemaNames;
  #components: ReadonlyMap<string, readonly Component[]> | undefined;
  #starts: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(names: SchemaNames) {
    this.#names = names;
  }

  /** The operations before this one whose examples have the same name. */
  ofExamples({ typeName }: Operation): number {
    this.#starts ??= groupedBy(this.#names.starts, (start) => start.toLowerCase());
    const alike = this.#starts.get(typeName.toLowerCase()) ?? [];
    if (alike.length < 2) return 0;
    const name = camelCase(typeName);
    return alike.filter((start) => camelCase(start) === name).indexOf(typeName);
  }

  /** The components before this schema whose own enum, or that of a property, has the same name. */
  ofEnum({ localName, pointer }: NamedSchema, property: Property | undefined): number {
    if (property === undefined) return 0;
    this.#components ??= groupedBy(this.#names.components, (component) => component.localName.toLowerCase());
    const rest = pascalCase(property.name);
    const isComponent = componentAt(pointer) !== undefined;
    const start = localName + rest;
    const wanted = start.toLowerCase();
    let claims = 0;
    for (let end = 1; end <= wanted.length; end += 1) {
      // Of two components, the one with the shorter name comes first.
      if (isComponent && end > localName.length && end < wanted.length) continue;
      // A word begins with anything but a small letter.
      if (end < start.length && smallLetter.test(start.charAt(end))) continue;
      for (const other of this.#components.get(wanted.slice(0, end)) ?? []) {
        const isEarlier = !isComponent || end !== localName.length || other.localName < localName;
        if (isEarlier && hasEnum(other.source, wanted.slice(end))) claims += 1;
      }
    }
    return claims;
  }
}

const smallLetter = /\p{Ll}/u;

/** Whether a Schema Object, or a property of it, may be a list of values. */
function hasEnum(source: Json, property: string): boolean {
  if (property === "") return mayBeEnum(source);
  return Object.entries(objectMember(source, "properties") ?? {}).some(
    ([name, value]) => pascalCase(name).toLowerCase() === property && mayBeEnum(value),
  );
}

function mayBeEnum(source: Json): boolean {
  const values = arrayMember(source, "enum");
  if (values !== undefined) return isChoice(values);
  return ["oneOf", "anyOf", "allOf"].some((keyword) => member(source, keyword) !== undefined);
}

/**
 * Whether a list of values has helpers: there is more than one, each can be told by `===`, and not all are booleans, of which
 * `boolean` says as much.
 */
export function isChoice(values: readonly Json[]): boolean {
  return (
    values.length > 1 &&
    values.every((value) => value === null || typeof value !== "object") &&
    values.some((value) => value !== null && typeof value !== "boolean")
  );
}

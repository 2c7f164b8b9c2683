import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { NamedSchema, Schema, SchemaOf } from "./schema.ts";
import { resolvedSchema } from "./resolved-schema.ts";
import { carries } from "./walk-schema.ts";

/** A property of the objects that a schema allows in responses, wherever in the schema it is declared. */
export interface KnownMember {
  readonly name: string;
  /** What it may hold: a union or intersection of its own where several parts of the schema declare it. */
  readonly schema: Schema;
  readonly required: boolean;
  /** Every alternative declares it, so that the type of the whole can be asked for it. */
  readonly everywhere: boolean;
}

/** The named schemas by their pointers. */
export type SchemasByPointer = ReadonlyMap<JsonPointer, NamedSchema>;

/** The properties by their names. */
export type KnownMembers = ReadonlyMap<string, KnownMember>;

/** The most references and compositions within one another: deeper ones do not come up but in circles. */
const deepest = 20;

/** What is known of a schema, and how many references and compositions lie within one another below it. */
interface Known {
  readonly members: KnownMembers | undefined;
  readonly height: number;
}

const knownSchemas = new WeakMap<SchemasByPointer, Map<Schema, Known>>();

/**
 * The properties of a schema that allows nothing but objects, through references, `allOf`, `oneOf` and `anyOf`; undefined
 * for any other, for one that may be null, and for one whose other properties have a schema.
 */
export function knownMembers(schema: Schema, named: SchemasByPointer): KnownMembers | undefined {
  const known = knownSchemas.get(named) ?? new Map<Schema, Known>();
  knownSchemas.set(named, known);
  return find(schema, named, known).members;
}

const nothing: Known = { members: undefined, height: 0 };

/** @param known what was found before: schemas may be made of the same ones over and over. */
function find(schema: Schema, named: SchemasByPointer, known: Map<Schema, Known>): Known {
  const before = known.get(schema);
  if (before !== undefined) return before;
  // What leads back to itself has no members; nor has what is made of it.
  known.set(schema, nothing);
  const found = findAnew(schema, named, (part) => find(part, named, known));
  const made = found.height > deepest ? nothing : found;
  known.set(schema, made);
  return made;
}

function findAnew(schema: Schema, named: SchemasByPointer, findPart: (part: Schema) => Known): Known {
  switch (schema.kind) {
    case "object":
      return { members: ownMembers(schema), height: 0 };
    case "reference": {
      const target = named.get(schema.target);
      if (target === undefined || target.nullable) return nothing;
      const { members, height } = findPart(target.schema);
      return { members, height: height + 1 };
    }
    case "intersection":
    case "union": {
      const isUnion = schema.kind === "union";
      const parts = schema.members.filter(({ kind }) => isUnion || kind !== "unknown").map(findPart);
      const known = parts.flatMap(({ members }) => members ?? []);
      if (known.length < parts.length || known.length === 0) return nothing;
      const height = parts.reduce((most, part) => Math.max(most, part.height), 0);
      return { members: combine(known, schema), height: height + 1 };
    }
    default:
      return nothing;
  }
}

function ownMembers({ properties, additional }: SchemaOf<"object">): KnownMembers | undefined {
  if (additional !== undefined && additional.kind !== "unknown") return undefined;
  return new Map(
    properties
      .filter((property) => carries("response", property))
      .map(({ name, schema, required }) => [name, { name, schema, required, everywhere: true }]),
  );
}

/** In a union a property is there for certain where all members require it; in an intersection where one does. */
function combine(
  parts: readonly KnownMembers[],
  { kind, pointer }: Schema & { readonly members: unknown },
): KnownMembers {
  const combined = new Map<string, KnownMember>();
  for (const name of new Set(parts.flatMap((part) => [...part.keys()]))) {
    const found = parts.flatMap((part) => part.get(name) ?? []);
    const schemas = found.map(({ schema }) => schema);
    const isInAll = found.length === parts.length;
    const holds = (is: (item: KnownMember) => boolean) =>
      kind === "union" ? isInAll && found.every(is) : found.some(is);
    const [only] = schemas;
    const schema: Schema =
      only !== undefined && schemas.length === 1
        ? only
        : { kind: kind === "union" ? "union" : "intersection", pointer, members: schemas };
    const [required, everywhere] = [holds((item) => item.required), holds((item) => item.everywhere)];
    combined.set(name, { name, schema, required, everywhere });
  }
  return combined;
}

/** The schema of a part of a body; undefined where the document does not say that there is one. */
export function partAt(schema: Schema, path: readonly string[], named: SchemasByPointer): Schema | undefined {
  return path.reduce<Schema | undefined>((held, name) => held && membersAt(held, named)?.get(name)?.schema, schema);
}

/** Whether the type of a schema can be asked for that of a part of it: no alternative on the way is without. */
export function hasTypeAt(schema: Schema, path: readonly string[], named: SchemasByPointer): boolean {
  let held: Schema | undefined = schema;
  for (const name of path) {
    const found: KnownMember | undefined = held && membersAt(held, named)?.get(name);
    if (found?.everywhere !== true) return false;
    held = found.schema;
  }
  return true;
}

/** The properties of an object that may be null. */
export function membersAt(schema: Schema, named: SchemasByPointer): KnownMembers | undefined {
  return knownMembers(schema, named) ?? knownMembers(resolvedSchema(schema, named), named);
}

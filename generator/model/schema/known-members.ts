import type { JsonPointer } from "../../kernel/json-pointer.ts";
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
  let known = knownSchemas.get(named);
  if (known === undefined) {
    known = new Map();
    knownSchemas.set(named, known);
  }
  return find(schema, named, known).members;
}

const nothing: Known = { members: undefined, height: 0 };

/** @param known what was found before: schemas may be made of the same ones over and over. */
function find(schema: Schema, named: SchemasByPointer, known: Map<Schema, Known>): Known {
  const before = known.get(schema);
  if (before !== undefined) return before;
  // What leads back to itself has no members; nor has what is made of it.
  known.set(schema, nothing);
  const found = findAnew(schema, named, known);
  const made = found.height > deepest ? nothing : found;
  known.set(schema, made);
  return made;
}

function findAnew(schema: Schema, named: SchemasByPointer, known: Map<Schema, Known>): Known {
  switch (schema.kind) {
    case "object":
      return { members: ownMembers(schema), height: 0 };
    case "reference": {
      const target = named.get(schema.target);
      if (target === undefined || target.nullable) return nothing;
      const { members, height } = find(target.schema, named, known);
      return { members, height: height + 1 };
    }
    case "intersection":
    case "union": {
      const parts: KnownMembers[] = [];
      let height = 0;
      for (const part of schema.members) {
        if (schema.kind === "intersection" && part.kind === "unknown") continue;
        const found = find(part, named, known);
        if (found.members === undefined) return nothing;
        parts.push(found.members);
        height = Math.max(height, found.height);
      }
      const [only] = parts;
      if (only === undefined) return nothing;
      return { members: parts.length === 1 ? only : combine(parts, schema), height: height + 1 };
    }
    default:
      return nothing;
  }
}

function ownMembers({ properties, additional }: SchemaOf<"object">): KnownMembers | undefined {
  if (additional !== undefined && additional.kind !== "unknown") return undefined;
  const members = new Map<string, KnownMember>();
  for (const property of properties) {
    if (!carries("response", property)) continue;
    const { name, schema, required } = property;
    members.set(name, { name, schema, required, everywhere: true });
  }
  return members;
}

/** In a union a property is there for certain where all members require it; in an intersection where one does. */
function combine(parts: readonly KnownMembers[], composition: Composition): KnownMembers {
  const found = new Map<string, KnownMember[]>();
  for (const part of parts) {
    for (const member of part.values()) {
      const others = found.get(member.name);
      if (others === undefined) found.set(member.name, [member]);
      else others.push(member);
    }
  }
  const combined = new Map<string, KnownMember>();
  for (const [name, declared] of found) {
    const [only] = declared;
    // What only one part says of a property, the whole says, too.
    const isAsDeclared = declared.length === 1 && composition.kind === "intersection";
    combined.set(name, isAsDeclared && only ? only : combinedMember(declared, parts.length, composition));
  }
  return combined;
}

/** A composition of schemas: a part of it may be another. */
type Composition = SchemaOf<"union" | "intersection">;

function combinedMember(declared: readonly KnownMember[], parts: number, { kind, pointer }: Composition): KnownMember {
  const name = declared[0]?.name ?? "";
  const members = declared.map(({ schema }) => schema);
  const [only] = members;
  const holds = (is: (item: KnownMember) => boolean) =>
    kind === "union" ? declared.length === parts && declared.every(is) : declared.some(is);
  return {
    name,
    schema: only !== undefined && members.length === 1 ? only : { kind, pointer, members },
    required: holds(({ required }) => required),
    everywhere: holds(({ everywhere }) => everywhere),
  };
}

/** The schema of a part of a body; undefined where the document does not say that there is one. */
export function partAt(schema: Schema, path: readonly string[], named: SchemasByPointer): Schema | undefined {
  return path.reduce<Schema | undefined>((held, name) => held && membersAt(held, named)?.get(name)?.schema, schema);
}

/** The first name on a way that an object on it does not declare, though it declares others; undefined where there is none. */
export function missingMember(
  schema: Schema,
  path: readonly string[],
  named: SchemasByPointer,
): { readonly name: string; readonly known: Iterable<string> } | undefined {
  let held = schema;
  for (const name of path) {
    const members = membersAt(held, named);
    // What is not an object, or declares nothing, may hold anything.
    if (members === undefined || members.size === 0) return undefined;
    const found = members.get(name);
    if (found === undefined) return { name, known: members.keys() };
    held = found.schema;
  }
  return undefined;
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

import type { Diagnostics } from "../kernel/diagnostic.ts";
import { parsePointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { objectMember } from "../kernel/json.ts";
import { sortedBy } from "../kernel/ordering.ts";
import type { Slice } from "../select/slice.ts";
import { readBuilder, readVariants, type ExtensionContext } from "./extensions.ts";
import { typeIdentifier } from "./identifier.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import type { Direction, NamedSchema, Property, Schema } from "./schema.ts";
import { renameType } from "./type-names.ts";
import { uniqueName } from "./unique-name.ts";
import { linksOf, type SchemaLinks } from "./schema-links.ts";
import { carries } from "./walk-schema.ts";

/** A schema that gets a type of its own, before it is known which directions reach it. */
interface SchemaDraft {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly localName: string;
  readonly schema: Schema;
  readonly nullable: boolean;
  /** It is the body of one operation, and has another form only where one that goes the other way refers to it. */
  readonly isInline: boolean;
}

/** How the types are named. */
export interface TypeNaming {
  /** Name of a schema, with at most one `*` → name of its type. */
  readonly rules: Readonly<Record<string, string>>;
  /** Names that no type may have. */
  readonly reserved: readonly string[];
}

/** The schemas of a slice that get a type of their own: those that are referred to, and the bodies of operations. */
export class NamedSchemas {
  readonly #builder: SchemaBuilder;
  readonly #slice: Slice;
  readonly #naming: TypeNaming;
  readonly #diagnostics: Diagnostics;
  readonly #drafts = new Map<JsonPointer, SchemaDraft>();
  readonly #links = new Map<JsonPointer, SchemaLinks>();
  readonly #names = new Map<JsonPointer, string>();
  readonly #taken = new Set<string>();

  constructor(builder: SchemaBuilder, slice: Slice, naming: TypeNaming, diagnostics: Diagnostics) {
    this.#builder = builder;
    this.#slice = slice;
    this.#naming = naming;
    for (const name of naming.reserved) this.#taken.add(name);
    this.#diagnostics = diagnostics;
    // All of the document's, so that a schema has the same name whichever operations are selected.
    const components = objectMember(objectMember(slice.document.root, "components"), "schemas") ?? {};
    for (const name of sortedBy(Object.keys(components), (key) => key)) {
      this.#nameOf(`/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, name);
    }
  }

  /** Every name that a type has, or that is kept for one. */
  get taken(): ReadonlySet<string> {
    return this.#taken;
  }

  /** A start for the names of an operation's types that none of its types shares with another type. */
  reserveOperation(name: string): string {
    const start = typeIdentifier(name, "Operation");
    let typeName = start;
    const isTaken = () => operationTypes.some((end) => this.#taken.has(typeName + end));
    for (let number = 2; isTaken(); number += 1) typeName = `${start}${number}`;
    for (const end of ["Params", "Error", "Headers", "Callbacks"]) this.#taken.add(typeName + end);
    return typeName;
  }

  /** A reference to a new type `typeName` where the schema is worth one; else the schema itself. */
  nameInline(schema: Schema, typeName: string): Schema {
    const isWorthOne = ["object", "union", "intersection", "array", "tuple", "enum"].includes(schema.kind);
    if (!isWorthOne) return schema;
    if (!this.#drafts.has(schema.pointer)) this.#addDraft(schema.pointer, typeName, schema);
    return { kind: "reference", pointer: schema.pointer, target: schema.pointer };
  }

  /** The properties of a schema that only objects with known properties satisfy; `undefined` for any other. */
  propertyNames(schema: Schema, direction: Direction): readonly Property[] | undefined {
    switch (schema.kind) {
      case "object": {
        const properties = schema.properties.filter((property) => carries(direction, property));
        return schema.additional === undefined && properties.length > 0 ? properties : undefined;
      }
      case "reference": {
        const draft = this.#draft(schema.target);
        return draft.nullable ? undefined : this.propertyNames(draft.schema, direction);
      }
      default:
        return undefined;
    }
  }

  /** Every named schema that `roots` reach, in the order of the names of their types. */
  finish(roots: readonly { readonly schema: Schema; readonly direction: Direction }[]): NamedSchema[] {
    const reached = new Map<JsonPointer, Set<Direction>>();
    for (const { schema, direction } of roots) this.#reach(schema, direction, reached);
    const differing = this.#differing(reached.keys());
    const named = [...reached].map(([pointer, directions]) => {
      const draft = this.#draft(pointer);
      const isOneForm = draft.isInline && directions.size === 1;
      const inputName =
        differing.has(pointer) && !isOneForm ? uniqueName(`${draft.localName}Input`, this.#taken) : draft.localName;
      return this.#describe(draft, inputName, directions);
    });
    return sortedBy(named, ({ localName }) => localName);
  }

  #describe(draft: SchemaDraft, inputName: string, directions: ReadonlySet<Direction>): NamedSchema {
    const source = this.#builder.valueAt(draft.pointer);
    const context: ExtensionContext = {
      source,
      schema: draft.schema,
      pointer: draft.pointer,
      file: this.#slice.document.file,
      diagnostics: this.#diagnostics,
    };
    const variants = readVariants(context);
    const builder = readBuilder(context);
    return {
      kind: "schema",
      ...draft,
      inputName,
      directions,
      docs: this.#builder.docs(source ?? {}),
      ...(variants ? { variants } : {}),
      ...(builder ? { builder } : {}),
    };
  }

  /** Follows what one direction carries, and notes the direction at each named schema on the way. */
  #reach(root: Schema, direction: Direction, reached: Map<JsonPointer, Set<Direction>>): void {
    const pending = [linksOf(root)];
    for (let links = pending.pop(); links !== undefined; links = pending.pop()) {
      for (const target of links[direction]) {
        const directions = reached.get(target) ?? new Set();
        if (directions.has(direction)) continue;
        reached.set(target, directions.add(direction));
        pending.push(this.linksAt(target));
      }
    }
  }

  /** Those whose request form is not their response form: a property of theirs, or of one that they refer to, differs. */
  #differing(pointers: Iterable<JsonPointer>): ReadonlySet<JsonPointer> {
    const referrers = new Map<JsonPointer, JsonPointer[]>();
    const pending: JsonPointer[] = [];
    for (const pointer of pointers) {
      const { request, response, isOneWay } = this.linksAt(pointer);
      if (isOneWay) pending.push(pointer);
      for (const target of new Set([...request, ...response])) {
        const known = referrers.get(target);
        if (known) known.push(pointer);
        else referrers.set(target, [pointer]);
      }
    }
    const differing = new Set<JsonPointer>();
    for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
      if (differing.has(pointer)) continue;
      differing.add(pointer);
      pending.push(...(referrers.get(pointer) ?? []));
    }
    return differing;
  }

  /** What a named schema refers to. */
  linksAt(pointer: JsonPointer): SchemaLinks {
    const known = this.#links.get(pointer);
    if (known !== undefined) return known;
    const links = linksOf(this.#draft(pointer).schema);
    this.#links.set(pointer, links);
    return links;
  }

  #draft(pointer: JsonPointer): SchemaDraft {
    return (
      this.#drafts.get(pointer) ??
      this.#addDraft(pointer, undefined, this.#builder.build(this.#builder.valueAt(pointer), pointer))
    );
  }

  #addDraft(pointer: JsonPointer, typeName: string | undefined, schema: Schema): SchemaDraft {
    const name = parsePointer(pointer).at(-1) ?? "";
    const localName = typeName === undefined ? this.#nameOf(pointer, name) : uniqueName(typeName, this.#taken);
    const isInline = typeName !== undefined;
    const draft = { pointer, name: typeName ?? name, localName, isInline, ...splitNull(schema) };
    this.#drafts.set(pointer, draft);
    return draft;
  }

  #nameOf(pointer: JsonPointer, name: string): string {
    const known = this.#names.get(pointer);
    if (known !== undefined) return known;
    const localName = uniqueName(typeIdentifier(renameType(name, this.#naming.rules), "Schema"), this.#taken);
    this.#names.set(pointer, localName);
    return localName;
  }
}

/** What the names of an operation's own types end in. */
const operationTypes = ["Params", "Error", "Headers", "Callbacks", "Body", "Response"];

/** Parts `null` from a union, so that the type itself is the value that people work with. */
function splitNull(schema: Schema): { readonly schema: Schema; readonly nullable: boolean } {
  if (schema.kind !== "union") return { schema, nullable: false };
  const members = schema.members.filter(({ kind }) => kind !== "null");
  const [only] = members;
  if (only === undefined || members.length === schema.members.length) return { schema, nullable: false };
  return { schema: members.length === 1 ? only : { ...schema, members }, nullable: true };
}

import type { Diagnostics } from "../kernel/diagnostic.ts";
import { parentPointer, parsePointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { sortedBy } from "../kernel/ordering.ts";
import type { Slice } from "../select/slice.ts";
import type { MediaType } from "./content.ts";
import { readBuilder, readVariants, type ExtensionContext } from "./extensions.ts";
import { isSequence } from "./media-format.ts";
import type { PlaceName } from "./place-names.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import type { Direction, NamedSchema, Property, Schema } from "./schema.ts";
import type { SchemaNames } from "./schema-names.ts";
import { linksOf, type SchemaLinks } from "./schema-links.ts";
import { carries } from "./walk-schema.ts";
import { pascalCase } from "./words.ts";

/** A schema that gets a type of its own, before it is known which directions reach it. */
interface SchemaDraft {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly localName: string;
  readonly schema: Schema;
  readonly nullable: boolean;
}

/** The schemas of a slice that get a type of their own: those that are referred to, and the bodies of operations. */
export class NamedSchemas {
  readonly #builder: SchemaBuilder;
  readonly #slice: Slice;
  readonly #names: SchemaNames;
  readonly #diagnostics: Diagnostics;
  readonly #drafts = new Map<JsonPointer, SchemaDraft>();
  readonly #links = new Map<JsonPointer, SchemaLinks>();

  constructor(builder: SchemaBuilder, slice: Slice, names: SchemaNames, diagnostics: Diagnostics) {
    this.#builder = builder;
    this.#slice = slice;
    this.#names = names;
    this.#diagnostics = diagnostics;
  }

  /** Names the schemas of a Media Type Object: those that are worth a type are referred to. */
  nameContent(content: MediaType): MediaType {
    const { schema, itemSchema, events } = content;
    if (content.format === "events") {
      const place = this.#names.placeOf(content.pointer);
      const nameEvent = (data: Schema, event = "") =>
        this.#nameInline(data, { ...place, name: `${place.name}${pascalCase(event)}Item` });
      return { ...content, events: events.map(({ name, data }) => ({ name, data: data && nameEvent(data, name) })) };
    }
    const items = itemSchema && this.#nameInline(itemSchema);
    // What all items of a sequence are together has no type.
    if (isSequence(content)) return { ...content, itemSchema: items };
    return { ...content, schema: this.#nameInline(schema), itemSchema: items };
  }

  /** A reference to a type where the schema is worth one; else the schema itself. */
  #nameInline(schema: Schema, place?: PlaceName): Schema {
    const isWorthOne = ["object", "union", "intersection", "array", "tuple", "enum"].includes(schema.kind);
    if (!isWorthOne) return schema;
    if (!this.#drafts.has(schema.pointer)) this.#addDraft(schema.pointer, schema, place);
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
      return this.#describe(draft, this.#forms(draft, differing.has(pointer)), directions);
    });
    return sortedBy(named, ({ localName }) => localName);
  }

  /**
   * What a schema is called in each direction. Where the forms differ, that of the direction in which its place has it go
   * has the plain name, whichever of the two are selected: `User` is received, and `CreateUserBody` is sent.
   */
  #forms({ pointer, localName }: SchemaDraft, differ: boolean): NamedSchema["formNames"] {
    if (!differ) return { request: localName, response: localName };
    return this.#names.placeOf(pointer).home === "request"
      ? { request: localName, response: this.#names.formName(localName, "Output") }
      : { request: this.#names.formName(localName, "Input"), response: localName };
  }

  #describe(draft: SchemaDraft, formNames: NamedSchema["formNames"], directions: ReadonlySet<Direction>): NamedSchema {
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
      formNames,
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
      this.#drafts.get(pointer) ?? this.#addDraft(pointer, this.#builder.build(this.#builder.valueAt(pointer), pointer))
    );
  }

  #addDraft(pointer: JsonPointer, schema: Schema, place?: PlaceName): SchemaDraft {
    const localName = this.#names.nameOf(pointer, place);
    const isComponent = parentPointer(pointer) === "/components/schemas";
    const name = isComponent ? (parsePointer(pointer).at(-1) ?? "") : (place ?? this.#names.placeOf(pointer)).name;
    const draft = { pointer, name, localName, ...splitNull(schema) };
    this.#drafts.set(pointer, draft);
    return draft;
  }
}

/** Parts `null` from a union, so that the type itself is the value that people work with. */
function splitNull(schema: Schema): { readonly schema: Schema; readonly nullable: boolean } {
  if (schema.kind !== "union") return { schema, nullable: false };
  const members = schema.members.filter(({ kind }) => kind !== "null");
  const [only] = members;
  if (only === undefined || members.length === schema.members.length) return { schema, nullable: false };
  return { schema: members.length === 1 ? only : { ...schema, members }, nullable: true };
}

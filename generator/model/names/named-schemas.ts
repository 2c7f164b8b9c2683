import type { Diagnostics } from "../../kernel/diagnostic.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { isJsonObject, member, type Json } from "../../kernel/json.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import type { Slice } from "../../select/slice.ts";
import { componentAt } from "../component-at.ts";
import type { MediaType } from "../operation/content.ts";
import { readBuilder, readVariants, type ExtensionContext } from "../extensions.ts";
import { has, keywordsOf } from "../schema/keywords.ts";
import { isSequence } from "../operation/media-format.ts";
import type { PlaceName } from "./place-names.ts";
import type { SchemaBuilder } from "../schema/schema-builder.ts";
import type { Direction, NamedSchema, Property, Schema } from "../schema/schema.ts";
import type { SchemaNames } from "./schema-names.ts";
import { linksOf, type SchemaLinks } from "../schema/schema-links.ts";
import { carries } from "../schema/walk-schema.ts";
import { pascalCase } from "./words.ts";

/** A schema that gets a type of its own. */
interface SchemaDraft {
  readonly pointer: JsonPointer;
  /** The Schema Object that it is made of. */
  readonly source: Json | undefined;
  readonly name: string;
  readonly localName: string;
  readonly schema: Schema;
  readonly nullable: boolean;
  /** The direction in which its place has it go. */
  readonly home: Direction;
  /** What it refers to; looked for when it is first asked for. */
  links: SchemaLinks | undefined;
  isRequested: boolean;
  isReceived: boolean;
}

/** What is known of a schema that gets a draft, and else is looked for at its pointer. */
interface Given {
  readonly source?: Json | undefined;
  readonly place?: PlaceName;
}

/** The directions that reach a schema: most of thousands of schemas have the same. */
const reachedBy: Readonly<Record<Direction | "both", ReadonlySet<Direction>>> = {
  request: new Set(["request"]),
  response: new Set(["response"]),
  both: new Set(["request", "response"]),
};

const worthOne: ReadonlySet<Schema["kind"]> = new Set(["object", "union", "intersection", "array", "tuple", "enum"]);

/** The schemas of a slice that get a type of their own: those that are referred to, and the bodies of operations. */
export class NamedSchemas {
  readonly #builder: SchemaBuilder;
  readonly #slice: Slice;
  readonly #names: SchemaNames;
  readonly #diagnostics: Diagnostics;
  readonly #drafts = new Map<JsonPointer, SchemaDraft>();
  /** Those that the operations reach, in the order in which they are found. */
  readonly #reached: SchemaDraft[] = [];

  constructor(builder: SchemaBuilder, slice: Slice, names: SchemaNames, diagnostics: Diagnostics) {
    this.#builder = builder;
    this.#slice = slice;
    this.#names = names;
    this.#diagnostics = diagnostics;
  }

  /**
   * Names the schemas of a Media Type Object: those that are worth a type are referred to.
   *
   * @param message what has it in its `content`.
   */
  nameContent(content: MediaType, message: Json | undefined): MediaType {
    const { schema, itemSchema, events } = content;
    if (content.format === "events") {
      const place = this.#names.placeOf(content.pointer);
      const nameEvent = (data: Schema, event = "") =>
        this.#nameInline(data, { place: { ...place, name: `${place.name}${pascalCase(event)}Item` } });
      return { ...content, events: events.map(({ name, data }) => ({ name, data: data && nameEvent(data, name) })) };
    }
    if (itemSchema === undefined && !worthOne.has(schema.kind)) return content;
    const items = itemSchema && this.#nameInline(itemSchema);
    // What all items of a sequence are together has no type.
    if (isSequence(content)) return { ...content, itemSchema: items };
    const isOwn = schema.pointer === `${content.pointer}/schema`;
    const given = isOwn ? { source: member(member(member(message, "content"), content.name), "schema") } : {};
    return { ...content, schema: this.#nameInline(schema, given), itemSchema: items };
  }

  /** A reference to a type where the schema is worth one; else the schema itself. */
  #nameInline(schema: Schema, given: Given = {}): Schema {
    if (!worthOne.has(schema.kind)) return schema;
    if (!this.#drafts.has(schema.pointer)) this.#addDraft(schema.pointer, schema, given);
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

  /**
   * Notes that a schema is exchanged in a direction, and with it all that it leads to.
   *
   * @returns the named schemas that it refers to by itself.
   */
  reach(schema: Schema, direction: Direction): readonly JsonPointer[] {
    const links = linksOf(schema);
    const pending: SchemaDraft[] = [];
    this.#pass(links, direction, pending);
    for (let draft = pending.pop(); draft !== undefined; draft = pending.pop()) {
      this.#pass(this.#linksOf(draft), direction, pending);
    }
    return links[direction];
  }

  /** Every named schema that has been reached, in the order of the names of their types. */
  finish(): NamedSchema[] {
    const differing = this.#differing();
    const named = this.#reached.map((draft) => this.#describe(draft, this.#forms(draft, differing.has(draft))));
    return sortedBy(named, ({ localName }) => localName);
  }

  /**
   * What a schema is called in each direction. Where the forms differ, that of the direction in which its place has it go
   * has the plain name, whichever of the two are selected: `User` is received, and `CreateUserBody` is sent.
   */
  #forms({ localName, home }: SchemaDraft, differ: boolean): NamedSchema["formNames"] {
    if (!differ) return { request: localName, response: localName };
    return home === "request"
      ? { request: localName, response: this.#names.take(`${localName}Output`) }
      : { request: this.#names.take(`${localName}Input`), response: localName };
  }

  #describe(draft: SchemaDraft, formNames: NamedSchema["formNames"]): NamedSchema {
    const { pointer, source, name, localName, schema, nullable, isRequested, isReceived } = draft;
    const keywords = isJsonObject(source) ? keywordsOf(source) : 0;
    const described: NamedSchema = {
      kind: "schema",
      pointer,
      name,
      localName,
      schema,
      nullable,
      formNames,
      directions: reachedBy[isRequested && isReceived ? "both" : isRequested ? "request" : "response"],
      docs: this.#builder.said(source ?? {}, keywords).docs,
    };
    return (keywords & has.extension) === 0 ? described : { ...described, ...this.#helpersOf(draft) };
  }

  /** What the extensions of a schema say of its helpers. */
  #helpersOf({ source, schema, pointer }: SchemaDraft): Pick<NamedSchema, "variants" | "builder"> {
    const { file } = this.#slice.document;
    const context: ExtensionContext = { source, schema, pointer, file, diagnostics: this.#diagnostics };
    const variants = readVariants(context);
    const builder = readBuilder(context);
    return { ...(variants ? { variants } : {}), ...(builder ? { builder } : {}) };
  }

  /** Notes a direction at each named schema that it carries, and adds those to `pending` that did not have it yet. */
  #pass(links: SchemaLinks, direction: Direction, pending: SchemaDraft[]): void {
    for (const target of links[direction]) {
      const draft = this.#draft(target);
      if (direction === "request" ? draft.isRequested : draft.isReceived) continue;
      if (!draft.isRequested && !draft.isReceived) this.#reached.push(draft);
      if (direction === "request") draft.isRequested = true;
      else draft.isReceived = true;
      pending.push(draft);
    }
  }

  /** Those whose request form is not their response form: a property of theirs, or of one that they refer to, differs. */
  #differing(): ReadonlySet<SchemaDraft> {
    const referrers = new Map<JsonPointer, SchemaDraft[]>();
    const pending: SchemaDraft[] = [];
    const note = (draft: SchemaDraft, target: JsonPointer) => {
      const known = referrers.get(target);
      if (known) known.push(draft);
      else referrers.set(target, [draft]);
    };
    for (const draft of this.#reached) {
      const { request, response, isOneWay } = this.#linksOf(draft);
      for (const target of request) note(draft, target);
      if (!isOneWay) continue;
      for (const target of response) note(draft, target);
      pending.push(draft);
    }
    const differing = new Set<SchemaDraft>();
    for (let draft = pending.pop(); draft !== undefined; draft = pending.pop()) {
      if (differing.has(draft)) continue;
      differing.add(draft);
      for (const referrer of referrers.get(draft.pointer) ?? []) pending.push(referrer);
    }
    return differing;
  }

  /** What a named schema refers to. */
  linksAt(pointer: JsonPointer): SchemaLinks {
    return this.#linksOf(this.#draft(pointer));
  }

  #linksOf(draft: SchemaDraft): SchemaLinks {
    return (draft.links ??= linksOf(draft.schema));
  }

  #draft(pointer: JsonPointer): SchemaDraft {
    const known = this.#drafts.get(pointer);
    if (known !== undefined) return known;
    const source = this.#builder.valueAt(pointer);
    return this.#addDraft(pointer, this.#builder.build(source, pointer), { source });
  }

  #addDraft(pointer: JsonPointer, built: Schema, given: Given): SchemaDraft {
    const { schema, nullable } = splitNull(built);
    const { name, localName, home } = this.#nameAt(pointer, given.place);
    const draft: SchemaDraft = {
      pointer,
      source: given.source ?? this.#builder.valueAt(pointer),
      name,
      localName,
      schema,
      nullable,
      home,
      links: undefined,
      isRequested: false,
      isReceived: false,
    };
    this.#drafts.set(pointer, draft);
    return draft;
  }

  #nameAt(pointer: JsonPointer, given: PlaceName | undefined): Pick<SchemaDraft, "name" | "localName" | "home"> {
    const component = componentAt(pointer);
    if (component !== undefined) {
      return { name: component, localName: this.#names.componentName(component), home: "response" };
    }
    const own = this.#names.placeOf(pointer);
    const place = given ?? own;
    return { name: place.name, localName: this.#names.nameOf(pointer, place), home: own.home };
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

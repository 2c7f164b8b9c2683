import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { MediaType } from "../../model/operation/content.ts";
import type { Operation, Parameter, RequestBody } from "../../model/operation/operation.ts";
import type { NamedSchema, Property, Schema, SchemaKind } from "../../model/schema/schema.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import { isParted, writesAll, writtenValue } from "../samples/written-value.ts";
import type { TypeContext } from "../print/print-type.ts";

/** A schema that a request carries, and how to make a sample that has it. */
export interface RequestSite {
  /** Where in the params: `layers.*.outputs[].type`. */
  readonly label: string;
  readonly schema: Schema;
  /** The site that it is a part of; absent for a parameter, or a body, as a whole. */
  readonly outer: RequestSite | undefined;
  /** The name of the property that it is of its outer one, if it is one. */
  readonly property: string | undefined;
  /** Its outer one has no value without it, if it is a property. */
  readonly isRequired: boolean;
  /** Which member of a union it is, if its outer one is that. */
  readonly alternative: number | undefined;
  /** The named schema whose own schema it is. */
  readonly named: NamedSchema | undefined;
  /** A reference that allows null too leads here. */
  readonly isNullable: boolean;
  /** Which member to take of the unions on the way. */
  readonly members: ReadonlyMap<JsonPointer, number>;
  /** How many schemas are on the way to it, with its own. */
  readonly length: number;
  /** How many objects hold it. */
  readonly depth: number;
  /** The parameter that the site is in; absent in the body. */
  readonly parameter: Parameter | undefined;
  /** It is in a form, whose fields are text on their way. */
  readonly isField: boolean;
}

/**
 * Every schema that a request of the operation carries, each once, outer ones first.
 *
 * @param depth how many objects may hold a schema: no sample has one that is deeper.
 */
export function requestSites(operation: Operation, context: TypeContext, depth = Infinity): RequestSite[] {
  const { parameters, body } = operation;
  const sites: RequestSite[] = [];
  // Of parameters that share a schema each has a site of its own.
  for (const parameter of parameters) addSites(sites, parameterSite(parameter), { context, depth, seen: new Map() });
  if (body && isStructured(body.content)) addSites(sites, bodySite(body), { context, depth, seen: new Map() });
  return sites;
}

/** Whether the schema of a body says of what it is made: a text or bytes have no parts. */
export function isStructured({ format, schema }: MediaType): boolean {
  return format === "json" || format === "form" || format === "multipart" || schema.kind === "string";
}

/** The schemas on the way to a site, and its own. */
export function wayTo(site: RequestSite): ReadonlySet<Schema> {
  const way = new Set<Schema>();
  for (let on: RequestSite | undefined = site; on !== undefined; on = on.outer) way.add(on.schema);
  return way;
}

function parameterSite(parameter: Parameter): RequestSite {
  return { ...wholeSite, label: parameter.localName, schema: parameter.schema, parameter };
}

function bodySite({ placement, content: { schema, format } }: RequestBody): RequestSite {
  const isField = format === "form" || format === "multipart";
  return { ...wholeSite, label: placement === "nested" ? "body" : "", schema, isField };
}

const wholeSite = {
  outer: undefined,
  property: undefined,
  isRequired: false,
  alternative: undefined,
  named: undefined,
  isNullable: false,
  members: new Map<JsonPointer, number>(),
  length: 1,
  depth: 0,
  parameter: undefined,
  isField: false,
} as const;

const parted: ReadonlySet<SchemaKind> = new Set(["array", "tuple", "object"]);

/** Whether a request can carry a list or an object at a site. */
function isWritten({ parameter, outer }: RequestSite): boolean {
  if (parameter === undefined || writesAll(parameter)) return true;
  return !isWithin(outer);
}

/** Whether a site, or what holds it, is made of parts. */
function isWithin(site: RequestSite | undefined): boolean {
  for (let on = site; on !== undefined; on = on.outer) if (parted.has(on.schema.kind)) return true;
  return false;
}

/** What a request carries of a value at a site; `undefined` where it carries nothing of it. */
export function carriedValue({ parameter, outer }: RequestSite, value: Json): Json | undefined {
  if (parameter === undefined) return value;
  return isWithin(outer) && isParted(value) && !writesAll(parameter) ? undefined : writtenValue(value, parameter);
}

interface Search {
  readonly context: TypeContext;
  readonly depth: number;
  /** The kinds of the schemas that have a site, by their pointer. */
  readonly seen: Map<JsonPointer, SchemaKind[]>;
}

function addSites(sites: RequestSite[], root: RequestSite, { context, depth, seen }: Search): void {
  const pending = [root];
  for (let site = pending.pop(); site !== undefined; site = pending.pop()) {
    if (site.depth > depth) continue;
    const { kind, pointer } = site.schema;
    // Of a list or an object in a parameter there may be no form within another.
    if (parted.has(kind) && !isWritten(site)) continue;
    if (kind !== "reference") {
      // A composition and what stands beside it have the same pointer.
      const kinds = seen.get(pointer);
      if (kinds === undefined) seen.set(pointer, [kind]);
      else if (kinds.includes(kind)) continue;
      else kinds.push(kind);
      sites.push(site);
    }
    const inner = sitesWithin(site, context);
    for (let index = inner.length - 1; index >= 0; index -= 1) {
      const next = inner[index];
      if (next) pending.push(next);
    }
  }
}

const none: readonly RequestSite[] = [];

function sitesWithin(site: RequestSite, context: TypeContext): readonly RequestSite[] {
  const { schema, label } = site;
  switch (schema.kind) {
    case "reference": {
      const named = context.named.get(schema.target);
      return named ? [within(site, named.schema, label, { named, isNullable: named.nullable })] : none;
    }
    case "array":
      return [within(site, schema.items, `${label}[]`)];
    case "tuple":
      return schema.items.map((item, index) => within(site, item, `${label}[${index}]`));
    case "object": {
      const found: RequestSite[] = [];
      for (const property of schema.properties) {
        if (carries(context.direction, property)) found.push(memberSite(site, property.schema, property));
      }
      // Whether a value is wrong there depends on its name.
      if (schema.additional && !schema.isPatterned) found.push(memberSite(site, schema.additional));
      return found;
    }
    case "union":
      return schema.members.map((part, alternative) =>
        within(site, part, label, {
          alternative,
          members: new Map([...site.members, [schema.pointer, alternative]]),
        }),
      );
    case "intersection":
      return schema.members.map((part) => within(site, part, label));
    default:
      return none;
  }
}

const likeOuter: Partial<RequestSite> = {};

/** Each member is named, since a request may have thousands of sites, and to copy one from another takes longer. */
function within(outer: RequestSite, schema: Schema, label: string, own = likeOuter): RequestSite {
  return {
    label,
    schema,
    outer,
    property: own.property,
    isRequired: own.isRequired ?? false,
    alternative: own.alternative,
    named: own.named,
    isNullable: own.isNullable ?? false,
    members: own.members ?? outer.members,
    length: outer.length + 1,
    depth: own.depth ?? outer.depth,
    parameter: outer.parameter,
    isField: outer.isField,
  };
}

/** @param property absent for what the object has beside its properties. */
function memberSite(outer: RequestSite, schema: Schema, property?: Property): RequestSite {
  const name = property?.name ?? "*";
  return within(outer, schema, outer.label === "" ? name : `${outer.label}.${name}`, {
    property: property?.name,
    isRequired: property?.required === true,
    depth: outer.depth + 1,
  });
}

import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { MediaType } from "../../model/content.ts";
import type { Operation, Parameter } from "../../model/operation.ts";
import type { NamedSchema, Schema } from "../../model/schema.ts";
import { carries } from "../../model/walk-schema.ts";
import type { TypeContext } from "../print/print-type.ts";
import { schemaKey } from "../schema-key.ts";

/** A schema that a request carries, and how to make a sample that has it. */
export interface RequestSite {
  /** Where in the params: `layers.*.outputs[].type`. */
  readonly label: string;
  readonly schema: Schema;
  /** The named schema whose own schema it is. */
  readonly named: NamedSchema | undefined;
  /** A reference that allows null too leads here. */
  readonly isNullable: boolean;
  /** Which member to take of the unions on the way. */
  readonly members: ReadonlyMap<JsonPointer, number>;
  /** The schemas on the way to it, and the schema itself. */
  readonly way: ReadonlySet<Schema>;
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
  const none = {
    named: undefined,
    isNullable: false,
    members: new Map(),
    way: new Set<Schema>(),
    depth: 0,
    isField: false,
  };
  const roots: RequestSite[] = [
    ...parameters.map((parameter) => ({ ...none, label: parameter.localName, schema: parameter.schema, parameter })),
    ...(body && isStructured(body.content)
      ? [
          {
            ...none,
            label: body.placement === "nested" ? "body" : "",
            schema: body.content.schema,
            parameter: undefined,
            isField: body.content.format === "form" || body.content.format === "multipart",
          },
        ]
      : []),
  ];
  const seen = new Set<string>();
  const sites: RequestSite[] = [];
  const pending = roots.toReversed();
  for (let found = pending.pop(); found !== undefined; found = pending.pop()) {
    if (found.depth > depth) continue;
    const site = { ...found, way: new Set([...found.way, found.schema]) };
    const isReference = site.schema.kind === "reference";
    if (!isReference) {
      // Of parameters that share a schema each has a site of its own.
      const key = `${site.parameter?.localName ?? ""} ${schemaKey(site.schema)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      sites.push(site);
    }
    pending.push(...sitesWithin(site, context).toReversed());
  }
  return sites;
}

/** Whether the schema of a body says of what it is made: a text or bytes have no parts. */
export function isStructured({ format, schema }: MediaType): boolean {
  return format === "json" || format === "form" || format === "multipart" || schema.kind === "string";
}

function sitesWithin(site: RequestSite, context: TypeContext): RequestSite[] {
  const { schema, label } = site;
  const inner = (part: Schema, name: string): RequestSite => ({
    ...site,
    schema: part,
    label: name,
    named: undefined,
    isNullable: false,
  });
  switch (schema.kind) {
    case "reference": {
      const named = context.named.get(schema.target);
      return named ? [{ ...site, schema: named.schema, named, isNullable: named.nullable }] : [];
    }
    case "array":
      return [inner(schema.items, `${label}[]`)];
    case "tuple":
      return schema.items.map((item, index) => inner(item, `${label}[${index}]`));
    case "object": {
      const member = (name: string) => (label === "" ? name : `${label}.${name}`);
      const within = (part: Schema, name: string) => ({ ...inner(part, member(name)), depth: site.depth + 1 });
      const carried = schema.properties.filter((property) => carries(context.direction, property));
      return [
        ...carried.map((property) => within(property.schema, property.name)),
        // Whether a value is wrong there depends on its name.
        ...(schema.additional && !schema.isPatterned ? [within(schema.additional, "*")] : []),
      ];
    }
    case "union":
      return schema.members.map((part, index) => ({
        ...inner(part, label),
        members: new Map([...site.members, [schema.pointer, index]]),
      }));
    case "intersection":
      return schema.members.map((part) => inner(part, label));
    default:
      return [];
  }
}

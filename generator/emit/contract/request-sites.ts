import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Operation, Parameter } from "../../model/api.ts";
import type { NamedSchema, Schema } from "../../model/schema.ts";
import { carries } from "../../model/walk-schema.ts";
import type { TypeContext } from "../print/print-type.ts";

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
  /** The parameter that the site is in; absent in the body. */
  readonly parameter: Parameter | undefined;
}

/** Every schema that a request of the operation carries, each once, outer ones first. */
export function requestSites(operation: Operation, context: TypeContext): RequestSite[] {
  const { parameters, body } = operation;
  const none = { named: undefined, isNullable: false, members: new Map() };
  const roots: RequestSite[] = [
    ...parameters.map((parameter) => ({ ...none, label: parameter.localName, schema: parameter.schema, parameter })),
    ...(body
      ? [
          {
            ...none,
            label: body.placement === "nested" ? "body" : "",
            schema: body.content.schema,
            parameter: undefined,
          },
        ]
      : []),
  ];
  // A composition and what stands beside it have the same pointer.
  const seen = new Set<string>();
  const keyOf = ({ kind, pointer }: Schema) => `${kind} ${pointer}`;
  const sites: RequestSite[] = [];
  const pending = roots.toReversed();
  for (let site = pending.pop(); site !== undefined; site = pending.pop()) {
    const isReference = site.schema.kind === "reference";
    if (!isReference && seen.has(keyOf(site.schema)) && site.parameter === undefined) continue;
    if (!isReference) {
      seen.add(keyOf(site.schema));
      sites.push(site);
    }
    pending.push(...sitesWithin(site, context).toReversed());
  }
  return sites;
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
      const carried = schema.properties.filter((property) => carries(context.direction, property));
      return [
        ...carried.map((property) => inner(property.schema, member(property.name))),
        ...(schema.additional ? [inner(schema.additional, member("*"))] : []),
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

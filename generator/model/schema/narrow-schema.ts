import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Narrowing } from "./discriminator.ts";
import type { ObjectSchema, Property, Schema } from "./schema.ts";

/** A schema whose property has only the values that a discriminator gives it; all else stays as it is. */
export function narrowSchema(
  schema: Schema,
  { property, values }: Narrowing,
  { pointer, access }: { readonly pointer: JsonPointer; readonly access: Property["access"] },
): Schema {
  const tag: ObjectSchema = {
    kind: "object",
    pointer,
    properties: [
      {
        name: property,
        pointer,
        schema: { kind: "enum", pointer, values, isDiscriminating: true },
        required: true,
        access,
        sensitive: false,
        docs: {},
      },
    ],
  };
  const members = schema.kind === "intersection" ? schema.members : [schema];
  const isReference = ({ kind }: Schema) => kind === "reference";
  const others = members.filter((member) => !isReference(member));
  return { kind: "intersection", pointer, members: [...members.filter(isReference), tag, ...others] };
}

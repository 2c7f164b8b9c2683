import type { SchemasByPointer } from "./known-members.ts";
import type { Schema } from "./schema.ts";

/**
 * What a schema says, without the parts of an `allOf` that another part says better: a base schema that is shared by all
 * responses often declares its payload as any object, list or text.
 */
export function payloadSchema(schema: Schema, named: SchemasByPointer): Schema {
  if (schema.kind !== "intersection") return schema;
  const telling = schema.members.filter((part) => !isGeneral(part, named));
  const [only] = telling;
  if (only === undefined) return schema;
  return telling.length === 1 ? only : { ...schema, members: telling };
}

/** Whether it says of objects or lists no more than that they are such. */
function isGeneral(schema: Schema, named: SchemasByPointer, depth = 0): boolean {
  switch (schema.kind) {
    case "unknown":
      return true;
    case "object":
      return (
        schema.properties.length === 0 &&
        (schema.additional === undefined || isGeneral(schema.additional, named, depth))
      );
    case "array":
      return isGeneral(schema.items, named, depth);
    case "reference": {
      const target = named.get(schema.target);
      return target !== undefined && depth < 3 && isGeneral(target.schema, named, depth + 1);
    }
    case "union": {
      const others = schema.members.filter((part) => !isGeneral(part, named, depth));
      return others.length < schema.members.length && others.every(isScalar);
    }
    default:
      return false;
  }
}

function isScalar({ kind }: Schema): boolean {
  return ["string", "number", "boolean", "null"].includes(kind);
}

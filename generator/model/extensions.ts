import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isJsonArray, isJsonObject, member, objectMember, stringMember, type Json } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { nearest } from "../kernel/nearest.ts";
import { inheritedNames, isIdentifier, valueIdentifier } from "./names/identifier.ts";
import type { ObjectSchema, Schema, Variant, Variants } from "./schema/schema.ts";
import { camelCase } from "./names/words.ts";

/** What the extensions are read with: the schema that they stand on, and where to report. */
export interface ExtensionContext {
  readonly source: Json | undefined;
  readonly schema: Schema;
  readonly pointer: JsonPointer;
  readonly file: string;
  readonly diagnostics: Diagnostics;
}

/** `x-routesmith-builder`: the name of the function that makes a value of this schema. */
export function readBuilder(context: ExtensionContext): string | undefined {
  const name = member(context.source, "x-routesmith-builder");
  if (name === undefined) return undefined;
  if (typeof name === "string" && isIdentifier(name) && context.schema.kind === "object") return name;
  invalid(context, "x-routesmith-builder", "must be an identifier, on a schema of an object");
  return undefined;
}

/** `x-routesmith-variants`: which properties belong together, by the value of one of them. */
export function readVariants(context: ExtensionContext): Variants | undefined {
  const extension = member(context.source, "x-routesmith-variants");
  if (extension === undefined) return undefined;
  const localName = stringMember(extension, "name");
  const property = stringMember(extension, "property");
  const entries = Object.entries(objectMember(extension, "variants") ?? {});
  if (localName === undefined || !isIdentifier(localName) || property === undefined || entries.length === 0) {
    invalid(context, "x-routesmith-variants", "needs `name` (an identifier), `property` and `variants`");
    return undefined;
  }
  const { schema } = context;
  const tag = schema.kind === "object" ? schema.properties.find(({ name }) => name === property) : undefined;
  if (schema.kind !== "object" || tag?.schema.kind !== "enum") {
    invalid(context, "x-routesmith-variants", `needs an object whose property \`${property}\` has an \`enum\``);
    return undefined;
  }
  const values = tag.schema.values;
  const variants = entries.map(([value, body]) => {
    if (!values.includes(value))
      invalid(context, "x-routesmith-variants", `\`${value}\` is no value of \`${property}\``);
    return readVariant(value, body, schema, context);
  });
  reportUnprintable(schema, variants, context);
  return { localName, property, variants };
}

/** What no code can be made of: two functions of one name, and properties that every object has to a compiler. */
function reportUnprintable(
  { properties }: ObjectSchema,
  variants: readonly Variant[],
  context: ExtensionContext,
): void {
  const names = new Map<string, string>();
  for (const { localName, value } of variants) {
    const other = names.get(localName);
    names.set(localName, value);
    if (other === undefined) continue;
    invalid(context, "x-routesmith-variants", `\`${other}\` and \`${value}\` have the same name, \`${localName}\``);
  }
  const inherited = properties.find(({ name }) => inheritedNames.has(name))?.name;
  if (inherited === undefined) return;
  invalid(
    context,
    "x-routesmith-variants",
    `needs an object without a property \`${inherited}\`: every object has one`,
  );
}

function readVariant(value: string, body: Json, schema: ObjectSchema, context: ExtensionContext): Variant {
  const name = stringMember(body, "name") ?? valueIdentifier(camelCase(value), "variant");
  if (!isIdentifier(name)) invalid(context, "x-routesmith-variants", `\`${name}\` is no identifier`);
  const properties = readNames(body, "properties", schema, context);
  const required = readNames(body, "required", schema, context);
  const stray = required.find((item) => !properties.includes(item));
  if (stray !== undefined)
    invalid(context, "x-routesmith-variants", `\`${stray}\` is required but not in \`properties\``);
  const positional = member(body, "positional") === true;
  if (positional && properties.length !== 1) {
    invalid(context, "x-routesmith-variants", `\`${value}\` is positional, and so must have exactly one property`);
  }
  return { value, localName: name, properties, required, positional };
}

function readNames(body: Json, key: string, schema: ObjectSchema, context: ExtensionContext): readonly string[] {
  const list = isJsonObject(body) ? member(body, key) : undefined;
  if (list === undefined) return [];
  const known = schema.properties.map(({ name }) => name);
  if (!isJsonArray(list)) invalid(context, "x-routesmith-variants", `\`${key}\` must be a list of property names`);
  return (isJsonArray(list) ? list : []).flatMap((name) => {
    if (typeof name === "string" && known.includes(name)) return [name];
    const [suggestion] = nearest(JSON.stringify(name), known, 1);
    const hint = suggestion === undefined ? "" : `; did you mean \`${suggestion}\`?`;
    invalid(context, "x-routesmith-variants", `the schema has no property ${JSON.stringify(name)}${hint}`);
    return [];
  });
}

function invalid(context: ExtensionContext, extension: string, message: string): void {
  const { diagnostics, file, pointer } = context;
  diagnostics.error("model/invalid-extension", `\`${extension}\` ${message}`, {
    location: { file, pointer: appendPointer(pointer, extension) },
  });
}

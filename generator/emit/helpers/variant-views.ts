import type { Helpers, VariantHelper } from "../../model/api.ts";
import { valueIdentifier } from "../../model/names/identifier.ts";
import { camelCase } from "../../model/names/words.ts";
import {
  access,
  code,
  fits,
  ident,
  indent,
  imported,
  importedType,
  join,
  key,
  lit,
  nothing,
  union,
  type Code,
} from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { writtenType } from "../print/print-type.ts";

const compactModule = "runtime/values";

/** The builders of each schema that has variants, with the types and guards of the variants. */
export function variantViews({ variants }: Helpers) {
  const schemas = [...new Set(variants.map(({ schema }) => schema))];
  return schemas.map((schema) => {
    const members = variants.filter((helper) => helper.schema === schema).map(variantView);
    const name = schema.variants?.localName ?? "";
    const type = writtenType(schema);
    return {
      schema,
      name,
      members,
      docs: docComment({ summary: `Makes a \`${type.text}\`, each with the fields of its kind alone.` }),
    };
  });
}

function variantView({ schema, variant, typeName, fieldsName, guardName }: VariantHelper) {
  const owner = writtenType(schema);
  const property = schema.variants?.property ?? "";
  const tag = code`${key(property)}: ${lit(variant.value)}`;
  const kind = `\`${property}\` is ${lit(variant.value).text}`;
  return {
    name: variant.localName,
    typeName,
    fieldsName,
    guardName,
    owner,
    property: access(property),
    value: lit(variant.value),
    type: code`${owner} & { ${tag} }`,
    docs: docComment({ summary: `A \`${owner.text}\` whose ${kind}.` }),
    fieldsDocs: docComment({ summary: `The fields of a \`${owner.text}\` whose ${kind}.` }),
    fields: fieldsType(owner, variant),
    builder: builder({ tag, fieldsName, typeName, variant }),
  };
}

/** The variant's properties, if any: those that it requires, and the others, which may be undefined. */
function fieldsType(owner: Code, { properties, required }: VariantHelper["variant"]): Code | undefined {
  const pick = (names: readonly string[]) => code`Pick<${owner}, ${union(names.map((name) => lit(name)))}>`;
  const optional = properties.filter((name) => !required.includes(name));
  const parts = [
    ...(required.length > 0 ? [code`Required<${pick(required)}>`] : []),
    ...(optional.length > 0 ? [code`${importedType("Loose", compactModule)}<${pick(optional)}>`] : []),
  ];
  const line = join(parts, code` & `);
  if (parts.length === 0) return undefined;
  return fits(line, 80) ? line : indent(join(parts, code` &\n`));
}

interface BuilderParts {
  readonly tag: Code;
  readonly fieldsName: string;
  readonly typeName: string;
  readonly variant: VariantHelper["variant"];
}

function builder({ tag, fieldsName, typeName, variant }: BuilderParts): Code {
  const [only] = variant.properties;
  if (only === undefined) return code`(): ${ident(typeName)} => ({ ${tag} })`;
  const compact = code`${imported("compact", compactModule)}<${ident(typeName)}>`;
  if (variant.positional) {
    const parameter = ident(valueIdentifier(camelCase(only), "value"));
    const signature = code`(${parameter}: ${ident(fieldsName)}[${lit(only)}]): ${ident(typeName)} =>`;
    return broken(signature, code`${compact}({ ${tag}, ${key(only)}: ${parameter} })`);
  }
  const fallback = variant.required.length === 0 ? code` = {}` : nothing;
  const signature = code`(fields: ${ident(fieldsName)}${fallback}): ${ident(typeName)} =>`;
  return broken(signature, code`${compact}({ ...fields, ${tag} })`);
}

/** A function's head and its value, on two lines where one is too short for them. */
function broken(signature: Code, value: Code): Code {
  const line = code`${signature} ${value}`;
  return fits(line, 90) ? line : indent(code`${signature}\n${value}`);
}

import type { Api, EnumHelper, Example, Operation } from "../../model/api.ts";
import type { NamedSchema, Schema } from "../../model/schema.ts";
import { walkSchema } from "../../model/walk-schema.ts";
import { conforms } from "../conforms.ts";
import { block, code, imported, importedType, key, lit, printValue } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { printType, typeContexts, writtenType, type TypeContext } from "../print/print-type.ts";
import { variantViews } from "./variant-views.ts";

/** The view of `helpers/helpers.ts.hbs`, and the names that it exports. */
export function helpersView(api: Api) {
  const { request } = typeContexts(api);
  const enums = api.helpers.enums.map(enumView);
  const variants = variantViews(api.helpers);
  const builders = api.helpers.builders.map(builderView);
  const examples = api.helpers.examples.flatMap((helper) => exampleViews(helper, request));
  const sensitive = sensitiveNames(api);
  const view = {
    enums,
    variants,
    builders,
    examples,
    sensitive: sensitive.length > 0 ? printValue(sensitive) : undefined,
    redactFields: imported("redactFields", "runtime/redact"),
  };
  const exports = [
    ...enums.flatMap(({ name, guardName }) => [name, guardName]),
    ...variants.flatMap(({ name, members }) => [
      name,
      ...members.flatMap((variant) => [
        variant.typeName,
        ...(variant.fields ? [variant.fieldsName] : []),
        variant.guardName,
      ]),
    ]),
    ...builders.map(({ name }) => name),
    ...examples.map(({ name }) => name),
    ...(sensitive.length > 0 ? ["sensitiveFields", "redact"] : []),
  ];
  return { view, exports };
}

function enumView({ localName, guardName, schema, property, values, docs }: EnumHelper) {
  const owner = writtenType(schema, property);
  const type = property === undefined ? owner : code`NonNullable<${owner}[${lit(property.name)}]>`;
  const place = property === undefined ? owner.text : `${owner.text}.${property.name}`;
  return {
    name: localName,
    guardName,
    type,
    values: printValue(values),
    docs: docComment({
      summary: `The values of \`${place}\`.`,
      ...(docs.description ? { description: docs.description } : {}),
    }),
    guardDocs: docComment({ summary: `Whether \`value\` is one of {@link ${localName}}.` }),
  };
}

function builderView(schema: NamedSchema) {
  const type = writtenType(schema);
  return {
    name: schema.builder ?? "",
    type,
    loose: importedType("Loose", "runtime/compact"),
    compact: code`${imported("compact", "runtime/compact")}<${type}>`,
    docs: docComment({ summary: `Makes a \`${type.text}\`: members that are undefined are left out.` }),
  };
}

/** The document's examples that break their own schema. */
export function invalidExamples(api: Api): readonly Example[] {
  const { request } = typeContexts(api);
  return api.helpers.examples.flatMap(({ operation }) => {
    const content = operation.body?.content;
    return (content?.examples ?? []).filter(({ value }) => content && !conforms(value, content.schema, request));
  });
}

/** The document's examples of an operation's body, but for those that break its own schema. */
function exampleViews(
  { operation, localName }: { readonly operation: Operation; readonly localName: string },
  context: TypeContext,
) {
  const content = operation.body?.content;
  const valid = (content?.examples ?? []).filter(({ value }) => content && conforms(value, content.schema, context));
  if (content === undefined || valid.length === 0) return [];
  const members = valid.map(
    ({ localName: name, value, docs }) => code`${docComment(docs)}${key(name)}: ${printValue(value)},`,
  );
  const type = code`Record<string, ${printType(content.schema, context)}>`;
  const docs = docComment({ summary: `The document's examples of the body of \`${operation.functionName}\`.` });
  return [{ name: localName, docs, type, values: block(code`{`, members, code`}`) }];
}

/** The names of the properties whose values must never be logged, at any depth of any type. */
function sensitiveNames(api: Api): string[] {
  const names = new Set<string>();
  const collect = (schema: Schema) => {
    if (schema.kind !== "object") return;
    for (const { name, sensitive } of schema.properties) if (sensitive) names.add(name);
  };
  for (const { schema } of api.schemas) walkSchema(schema, collect);
  return [...names].sort();
}

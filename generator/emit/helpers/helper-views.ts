import type { Api, EnumHelper } from "../../model/api.ts";
import type { Example } from "../../model/operation/content.ts";
import type { Operation } from "../../model/operation/operation.ts";
import type { NamedSchema } from "../../model/schema/schema.ts";
import { conforms } from "../samples/conforms.ts";
import {
  block,
  code,
  fits,
  ident,
  imported,
  importedType,
  key,
  lineWidth,
  nothing,
  printValue,
  type Code,
} from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { printType, typeContexts, writtenType, type TypeContext } from "../print/print-type.ts";

/** A list of values, and its guard. */
export function enumView({ localName, guardName, schema, property, values, docs }: EnumHelper) {
  const owner = writtenType(schema, property);
  // What a property holds has no name; to take it out of its type would cost every compiler more than the list does.
  const type = property === undefined ? listedType(schema) : code`(typeof ${ident(localName)})[number]`;
  const place = property === undefined ? owner.text : `${owner.text}.${property.name}`;
  return {
    name: localName,
    guardName,
    type,
    values: printValue(values, lineWidth - "export const  =  as const;".length - localName.length),
    parameter: printParameter(guardName, type),
    docs: docComment({
      summary: `The values of \`${place}\`.`,
      ...(docs.description ? { description: docs.description } : {}),
    }),
    guardDocs: docComment({ summary: `Whether \`value\` is one of {@link ${localName}}.` }),
  };
}

/** The type of the values of an enum that are listed: null is not, so that what a guard refuses may still be null. */
function listedType(schema: NamedSchema): Code {
  const type = writtenType(schema);
  const isNullable = schema.schema.kind === "enum" && schema.schema.values.includes(null);
  return isNullable ? code`Exclude<${type}, null>` : type;
}

/** What stands in the parentheses of a guard: on a line of its own, where the guard is too long for one. */
function printParameter(guardName: string, type: Code): Code {
  const parameter = code`value: unknown`;
  const room = lineWidth - "export function (): value is  {".length - guardName.length - type.text.length;
  return fits(parameter, room) ? parameter : block(nothing, [code`${parameter},`], nothing);
}

/** A function that makes a value of a schema. */
export function builderView(schema: NamedSchema) {
  const type = writtenType(schema);
  return {
    name: schema.builder ?? "",
    type,
    loose: importedType("Loose", "runtime/values"),
    compact: code`${imported("compact", "runtime/values")}<${type}>`,
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
export function exampleViews(
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

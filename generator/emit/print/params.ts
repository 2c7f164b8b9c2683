import type { Operation, RequestBody } from "../../model/api.ts";
import { code, ident, importedType, key, union, type Code } from "./code.ts";
import { docComment } from "./doc-comment.ts";
import { printType, typesModule, type TypeContext } from "./print-type.ts";

/** The name of the type of an operation's params; `undefined` where it takes none. */
export function paramsName(operation: Operation): string | undefined {
  return operation.parameters.length > 0 || operation.body ? `${operation.typeName}Params` : undefined;
}

/** The type of an operation's params, to be imported. */
export function paramsType(operation: Operation): Code | undefined {
  const name = paramsName(operation);
  return name === undefined ? undefined : importedType(name, typesModule);
}

/** Whether a call may leave the params out. */
export function isParamsOptional(operation: Operation): boolean {
  return operation.parameters.every(({ required }) => !required) && operation.body?.required !== true;
}

/** The members of an operation's params, but for those that a flat body brings. */
export function paramsMembers(operation: Operation, context: TypeContext): Code[] {
  const members = operation.parameters.map((parameter) => {
    const optional = parameter.required ? code`` : code`?`;
    return code`${docComment(parameter.docs)}${key(parameter.localName)}${optional}: ${printType(parameter.schema, context)};`;
  });
  const { body } = operation;
  if (body?.placement !== "nested") return members;
  const type = printBodyType(body, context);
  const optional = body.required ? code`` : code`?`;
  return [...members, code`${docComment(body.docs)}${ident("body")}${optional}: ${type};`];
}

/** What a nested body may be: in a form, the object of its fields or the form itself. */
function printBodyType({ content }: RequestBody, context: TypeContext): Code {
  const type = printType(content.schema, context);
  switch (content.format) {
    case "json":
      return type;
    case "form":
      return union([type, code`URLSearchParams`]);
    case "multipart":
      return union([type, code`FormData`]);
    case "text":
    case "binary":
      return code`NonNullable<RequestInit["body"]>`;
  }
}

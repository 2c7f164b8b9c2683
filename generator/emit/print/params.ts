import type { MediaType } from "../../model/operation/content.ts";
import { sentType } from "../../model/operation/media-format.ts";
import type { Operation, Parameter, RequestBody } from "../../model/operation/operation.ts";
import { bodyParams } from "../../model/operation/request-body.ts";
import { braces, code, ident, importedType, key, lit, nothing, union, type Code } from "../print/code.ts";
import type { Docs } from "../../model/schema/schema.ts";
import { docComment, noNotes } from "./doc-comment.ts";
import { ownDocs, printType, typesModule, type TypeContext } from "./print-type.ts";

/** How deep the members of the params stand. */
const memberLevel = 1;

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

/** How the type of an operation's params is declared. */
export interface ParamsDeclaration {
  readonly isInterface: boolean;
  /** ` extends X`, for an interface with a flat body. */
  readonly extends: Code;
  readonly type: Code;
}

/** The params of an operation: an interface, or where the caller picks the body's media type a union. */
export function declareParams({ parameters, body }: Operation, context: TypeContext): ParamsDeclaration {
  const members = parameters.map((parameter) => printMember(parameter, context));
  if (body && body.alternatives.length > 0) {
    const choice = union(bodyChoices(body, context));
    const type = members.length === 0 ? choice : code`${braces(members)} & (${choice})`;
    return { isInterface: false, extends: nothing, type };
  }
  const flat = body?.placement === "flat" ? printType(body.content.schema, context) : undefined;
  const all = body?.placement === "nested" ? [...members, printBodyMember(body, body.content, context)] : members;
  return { isInterface: true, extends: flat ? code` extends ${flat}` : nothing, type: braces(all) };
}

/** Callers pass what they have: an optional param may be undefined, which is the same as to leave it out. */
function printMember(parameter: Parameter, context: TypeContext): Code {
  const { localName, required, schema } = parameter;
  return printParam(key(localName), required, ownDocs(parameter, context), printType(schema, context, memberLevel));
}

function printParam(name: Code, required: boolean, docs: Docs, type: Code): Code {
  const before = docComment(docs, noNotes, memberLevel);
  return required
    ? code`${before}${name}: ${type};`
    : code`${before}${name}?: ${union([type, code`undefined`], memberLevel)};`;
}

/** What of the params a body of each media type brings: without `contentType` it is the first. */
function bodyChoices(body: RequestBody, context: TypeContext): Code[] {
  const { content, alternatives, placement } = body;
  const picked = code`${ident(bodyParams.contentType)}?: ${lit(sentType(content))} | undefined;`;
  const first =
    placement === "flat"
      ? code`(${printType(content.schema, context)} & ${braces([picked])})`
      : braces([picked, printBodyMember(body, content, context)]);
  const others = alternatives.map((alternative) =>
    braces([
      code`${ident(bodyParams.contentType)}: ${lit(sentType(alternative))};`,
      printBodyMember(body, alternative, context),
    ]),
  );
  return [first, ...others];
}

function printBodyMember({ required, docs }: RequestBody, content: MediaType, context: TypeContext): Code {
  return printParam(ident(bodyParams.body), required, docs, printBodyType(content, context));
}

/** What a nested body may be: in a form, the object of its fields or the form itself. */
function printBodyType(content: MediaType, context: TypeContext): Code {
  const type = printType(content.schema, context, memberLevel);
  switch (content.format) {
    case "json":
      return type;
    case "form":
      return union([type, code`URLSearchParams`], memberLevel);
    case "multipart":
      return union([type, code`FormData`], memberLevel);
    case "text":
    case "binary":
    case "events":
    case "jsonLines":
    case "jsonSequence":
      return code`NonNullable<RequestInit["body"]>`;
  }
}

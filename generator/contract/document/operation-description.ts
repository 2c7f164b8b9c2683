import { invariant } from "../../kernel/invariant.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, member, objectMember, stringMember } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { type Resolved, resolveReference } from "./resolve-reference.ts";
import type { CredentialPlace } from "./credential-place.ts";
import { credentialPlace } from "./credential-place.ts";
import { pathNames } from "./path-names.ts";
import { declaredFor } from "./media-type.ts";

/** An operation of the document with all references followed, as far as the judges need it. */
export interface OperationDescription {
  readonly method: string;
  readonly path: string;
  /** With those that stand in the path alone. */
  readonly parameters: readonly ParameterDescription[];
  /** The names of the path parameters that the path has no place for. */
  readonly placeless: readonly string[];
  readonly body: BodyDescription | undefined;
  readonly responses: readonly ResponseDescription[];
  /** For each alternative the places of its credentials; an empty one allows a request without. */
  readonly security: readonly (readonly CredentialPlace[])[];
}

export interface ParameterDescription {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  /** The value is JSON text: the parameter has `content` in the place of `schema`. */
  readonly json: boolean;
  readonly schema: JsonPointer | undefined;
}

export interface BodyDescription {
  readonly required: boolean;
  readonly content: readonly ContentDescription[];
}

export interface ContentDescription {
  readonly mediaType: string;
  readonly pointer: JsonPointer;
  readonly schema: JsonPointer | undefined;
}

export interface ResponseDescription {
  /** `404`, `4XX` or `default`. */
  readonly status: string;
  readonly content: readonly ContentDescription[];
  /** By their names; one may be a reference. */
  readonly headers: JsonObject;
}

export function describeOperation(document: JsonObject, path: string, method: string): OperationDescription {
  const itemPointer = appendPointer("", "paths", path);
  const item = resolveReference(document, objectMember(objectMember(document, "paths"), path), itemPointer);
  const operation = objectMember(item?.value, method);
  invariant(item !== undefined && operation !== undefined, `the document has no operation ${method} ${path}`);
  const pointer = appendPointer(item.pointer, method);
  const declared = describeParameters([
    ...resolvedItems(document, arrayMember(item.value, "parameters"), appendPointer(item.pointer, "parameters")),
    ...resolvedItems(document, arrayMember(operation, "parameters"), appendPointer(pointer, "parameters")),
  ]);
  const names = new Set(pathNames(path));
  const placeless = declared.filter((parameter) => parameter.in === "path" && !names.has(parameter.name));
  const undeclared = [...names].filter((name) => !declared.some((known) => known.in === "path" && known.name === name));
  return {
    method,
    path,
    parameters: [...declared.filter((parameter) => !placeless.includes(parameter)), ...undeclared.map(undescribed)],
    placeless: placeless.map(({ name }) => name),
    body: describeBody(document, member(operation, "requestBody"), appendPointer(pointer, "requestBody")),
    responses: Object.entries(objectMember(operation, "responses") ?? {}).map(([status, response]) => {
      const resolved = resolveReference(document, response, appendPointer(pointer, "responses", status));
      const content = resolved === undefined ? [] : describeContent(resolved.value, resolved.pointer);
      return { status, content, headers: objectMember(resolved?.value, "headers") ?? {} };
    }),
    security: describeSecurity(document, arrayMember(operation, "security") ?? arrayMember(document, "security") ?? []),
  };
}

/** Whether no answer with a status has a body, whatever the document gives it. @see https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 */
export function isBodiless(status: string): boolean {
  return status === "204" || status === "205" || status === "304";
}

/** Whether the statuses of an operation's responses leave room for a success. */
export function declaresSuccess(statuses: readonly string[]): boolean {
  return statuses.some((status) => status.startsWith("2") || status === "default");
}

/** The status that Prism answers with, unless it is asked for another: the lowest of success, as the document has it. */
export function usualStatus({ responses }: OperationDescription): string {
  const [lowest = "default"] = responses.flatMap(({ status }) => (status.startsWith("2") ? [status] : [])).toSorted();
  return lowest;
}

/** The status whose response has this content; `undefined` where none has. */
export function statusOf({ responses }: OperationDescription, content: JsonPointer): string | undefined {
  return responses.find((response) => response.content.some(({ pointer }) => pointer === content))?.status;
}

/** What the document declares of an answer's body; `undefined` where it does not know such an answer. */
export function contentFor(
  operation: OperationDescription,
  status: number,
  contentType: string,
): ContentDescription | undefined {
  const content = responseFor(operation, status)?.content ?? [];
  const types = content.map(({ mediaType }) => mediaType);
  return content.find(({ mediaType }) => mediaType === declaredFor(types, contentType));
}

/** The declared response for a status: itself, its range, or the default. */
export function responseFor(operation: OperationDescription, status: number): ResponseDescription | undefined {
  return [String(status), `${String(status)[0]}XX`, "default"]
    .map((key) => operation.responses.find((response) => response.status === key))
    .find((response) => response !== undefined);
}

function resolvedItems(document: JsonObject, items: readonly Json[] | undefined, pointer: JsonPointer): Resolved[] {
  return (items ?? [])
    .map((item, index) => resolveReference(document, item, appendPointer(pointer, index)))
    .filter((item) => item !== undefined);
}

/** A parameter of the operation takes the place of the path's one with the same name and location. */
function describeParameters(parameters: readonly Resolved[]): readonly ParameterDescription[] {
  const described = parameters.map((parameter) => describeParameter(parameter));
  return [...new Map(described.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

export function isParameterPlace(location: string | undefined): location is ParameterDescription["in"] {
  return location === "path" || location === "query" || location === "header" || location === "cookie";
}

export function describeParameter({ value, pointer }: Resolved): ParameterDescription {
  const location = stringMember(value, "in");
  invariant(isParameterPlace(location), `${pointer} has no valid \`in\``);
  const style = stringMember(value, "style") ?? (location === "path" || location === "header" ? "simple" : "form");
  const [content] = describeContent(value, pointer);
  const schema = objectMember(value, "schema") === undefined ? content?.schema : appendPointer(pointer, "schema");
  const explode = member(value, "explode");
  return {
    name: stringMember(value, "name") ?? "",
    in: location,
    required: member(value, "required") === true,
    style,
    explode: typeof explode === "boolean" ? explode : style === "form" || style === "cookie",
    json: content !== undefined,
    schema,
  };
}

/** A name in the path that no parameter describes. */
function undescribed(name: string): ParameterDescription {
  return { name, in: "path", required: true, style: "simple", explode: false, json: false, schema: undefined };
}

function describeBody(
  document: JsonObject,
  value: Json | undefined,
  pointer: JsonPointer,
): BodyDescription | undefined {
  const body = resolveReference(document, value, pointer);
  if (body === undefined) return undefined;
  return { required: member(body.value, "required") === true, content: describeContent(body.value, body.pointer) };
}

function describeContent(holder: JsonObject, pointer: JsonPointer): readonly ContentDescription[] {
  return Object.entries(objectMember(holder, "content") ?? {}).map(([mediaType, value]) => {
    const place = appendPointer(pointer, "content", mediaType);
    const hasSchema = member(value, "schema") !== undefined;
    return { mediaType, pointer: place, schema: hasSchema ? appendPointer(place, "schema") : undefined };
  });
}

function describeSecurity(document: JsonObject, alternatives: readonly Json[]): OperationDescription["security"] {
  const schemes = objectMember(objectMember(document, "components"), "securitySchemes");
  return alternatives.map((alternative) =>
    Object.keys(objectMember({ alternative }, "alternative") ?? {}).map((name) => {
      const scheme = resolveReference(document, member(schemes, name), "")?.value;
      return credentialPlace(name, scheme);
    }),
  );
}

/** The places of all credentials that the document knows of. */
export function documentPlaces(document: JsonObject): readonly CredentialPlace[] {
  const schemes = objectMember(objectMember(document, "components"), "securitySchemes");
  return Object.entries(schemes ?? {}).map(([name, scheme]) =>
    credentialPlace(name, resolveReference(document, scheme, "")?.value),
  );
}

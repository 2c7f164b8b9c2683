import type { Api, Operation, Parameter, Resource, SecurityScheme } from "../../model/api.ts";
import type { Property } from "../../model/schema.ts";
import { carries } from "../../model/walk-schema.ts";
import { statusName } from "../../model/responses.ts";
import { clientNames } from "../client/client-view.ts";
import { errorResponses, responseClassName } from "../client/operation-errors.ts";
import type { EmitContext } from "../emitter.ts";
import { placedOperations } from "../operations.ts";
import { access, code, ident, join, key, lit, nothing, printValue, type Code } from "../print/code.ts";
import { isParamsOptional, paramsName } from "../print/params.ts";
import { printType, typeContexts, type TypeContext } from "../print/print-type.ts";
import { sampleParams } from "../samples.ts";

/** The view of `reference/README.md.hbs`. */
export function referenceView({ api, emit }: EmitContext) {
  const { request } = typeContexts(api);
  return {
    title: api.title,
    version: api.version,
    ...clientNames(api),
    hasClient: emit.has("client"),
    create: printCreation(api),
    credentials: api.securitySchemes.map(credentialView),
    operations: placedOperations(api).map(({ resource, operation }) => operationView(resource, operation, request)),
  };
}

/** How a client is made: with the credentials that no environment variable holds, those of one alternative. */
function printCreation(api: Api): Code {
  const [alternative = []] = placedOperations(api).flatMap(({ operation }) => operation.security.slice(0, 1));
  const members = api.securitySchemes
    .filter(({ name, variables }) => variables === undefined && alternative.some(({ scheme }) => scheme === name))
    .map(({ kind, localName }) => {
      const value = kind === "basic" ? printValue({ username: "…", password: "…" }) : lit("…");
      return code`${key(localName)}: ${value}`;
    });
  const options = members.length === 0 ? nothing : code`{ ${join(members, code`, `)} }`;
  return code`${ident(clientNames(api).createName)}(${options})`;
}

function credentialView(scheme: SecurityScheme) {
  const { variables } = scheme;
  const names =
    variables === undefined
      ? []
      : typeof variables === "string"
        ? [variables]
        : [variables.username, variables.password];
  return {
    option: scheme.localName,
    name: scheme.name,
    variables: names.join(", ") || "–",
    description: scheme.docs.description ?? "",
  };
}

function operationView(resource: Resource, operation: Operation, request: TypeContext) {
  const method = join([...resource.path, operation.localName].map(access));
  const params = sampleParams(operation, { context: request, fill: "required" });
  const argument =
    params && (paramsName(operation) === undefined || isParamsOptional(operation) ? nothing : printValue(params));
  return {
    name: [...resource.path, operation.localName].join("."),
    route: `${operation.method.toUpperCase()} ${operation.path}`,
    summary: operation.docs.summary ?? "",
    description: operation.docs.description ?? "",
    call: argument && code`await client${method}(${argument});`,
    parameters: [
      ...operation.parameters.map((parameter) => parameterRow(parameter, request)),
      ...bodyRows(operation, request),
    ],
    errors: errorResponses(operation).map(({ status, docs }) => ({
      status: statusName(status),
      className: responseClassName(status),
      description: docs.description ?? "",
    })),
  };
}

function parameterRow(parameter: Parameter, context: TypeContext) {
  return {
    name: parameter.localName,
    place: parameter.in,
    type: cell(printType(parameter.schema, context)),
    required: parameter.required,
    description: parameter.docs.description ?? "",
  };
}

/** A row for each property of a flat body; one for a nested one. */
function bodyRows({ body }: Operation, context: TypeContext) {
  if (body === undefined) return [];
  if (body.placement === "nested") {
    const type = cell(printType(body.content.schema, context));
    return [{ name: "body", place: "body", type, required: body.required, description: body.docs.description ?? "" }];
  }
  return flatProperties(body.content.schema, context).map((property) => ({
    name: property.name,
    place: "body",
    type: cell(printType(property.schema, context)),
    required: property.required,
    description: property.docs.description ?? "",
  }));
}

function flatProperties(
  schema: NonNullable<Operation["body"]>["content"]["schema"],
  context: TypeContext,
): readonly Property[] {
  if (schema.kind === "reference") {
    const named = context.named.get(schema.target);
    return named ? flatProperties(named.schema, context) : [];
  }
  return schema.kind === "object" ? schema.properties.filter((property) => carries(context.direction, property)) : [];
}

/** A type on one line: the cells of a table have no other. */
function cell(type: Code): string {
  return type.text
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .trim();
}

import type { Diagnostics } from "../kernel/diagnostic.ts";
import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  stringMember,
  type Json,
  type JsonObject,
} from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { invariant } from "../kernel/invariant.ts";
import type { SelectedOperation, Slice } from "../select/slice.ts";
import type { Operation, Parameter, ParameterStyle, RequestBody, SecurityScheme } from "./api.ts";
import { readDocs } from "./docs.ts";
import { functionIdentifier, inheritedNames } from "./identifier.ts";
import { readContent } from "./media-type.ts";
import type { NamedSchemas } from "./named-schemas.ts";
import { readResponses } from "./responses.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import { readSecurity } from "./security.ts";
import { uniqueName } from "./unique-name.ts";

/** What every operation is built with. */
export interface OperationContext {
  readonly slice: Slice;
  readonly schemas: SchemaBuilder;
  readonly named: NamedSchemas;
  readonly securitySchemes: readonly SecurityScheme[];
  readonly diagnostics: Diagnostics;
}

/** The names that an operation has been given, all clashes settled. */
export interface OperationNames {
  readonly name: string;
  readonly localName: string;
  readonly typeName: string;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
export function buildOperation(
  selected: SelectedOperation,
  names: OperationNames,
  context: OperationContext,
): Operation {
  const { slice, schemas, securitySchemes, diagnostics } = context;
  const item = schemas.follow(
    objectMember(objectMember(slice.root, "paths"), selected.path),
    parentOf(selected.pointer),
  );
  const source = member(item.value, selected.method);
  invariant(isJsonObject(source), `the slice has no operation at ${selected.pointer}`);
  const at = (pointer: JsonPointer) => ({ location: { file: slice.document.file, pointer } });
  const parameters = readParameters(selected, item.value, source, context);
  const unknownScheme = (scheme: string) =>
    diagnostics.warning(
      "model/unknown-security-scheme",
      `\`${scheme}\` is not defined, so that no client can satisfy it`,
      at(appendPointer(selected.pointer, "security")),
    );
  return {
    kind: "operation",
    pointer: selected.pointer,
    ...names,
    functionName: functionIdentifier(names.localName),
    method: selected.method,
    path: selected.path,
    docs: readDocs(source),
    parameters,
    body: readBody(source, selected.pointer, { names, parameters, context }),
    responses: readResponses(source, selected.pointer, { typeName: names.typeName, context }),
    security: readSecurity(slice, source, securitySchemes, unknownScheme),
  };
}

function parentOf(pointer: JsonPointer): JsonPointer {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** The operation's parameters, and those of its path that it does not override. */
function readParameters(
  selected: SelectedOperation,
  item: Json | undefined,
  source: JsonObject,
  context: OperationContext,
): Parameter[] {
  const own = list(source, selected.pointer);
  const shared = list(item, parentOf(selected.pointer));
  const taken = new Set(inheritedNames);
  const seen = new Set<string>();
  const all = [...own, ...shared].flatMap(({ value, pointer }) => {
    const parameter = readParameter(value, pointer, context);
    const key = parameter && `${parameter.in} ${parameter.name}`;
    if (parameter === undefined || key === undefined || seen.has(key)) return [];
    seen.add(key);
    return [parameter];
  });
  return ["path", "query", "header", "cookie"].flatMap((place) =>
    all
      .filter((parameter) => parameter.in === place)
      .map((parameter) => {
        const wanted = taken.has(parameter.name) ? `${parameter.name}_${place}` : parameter.name;
        return { ...parameter, localName: uniqueName(wanted, taken) };
      }),
  );
}

function list(
  holder: Json | undefined,
  pointer: JsonPointer,
): readonly { readonly value: Json; readonly pointer: JsonPointer }[] {
  const place = appendPointer(pointer, "parameters");
  return (arrayMember(holder, "parameters") ?? []).map((value, index) => ({
    value,
    pointer: appendPointer(place, index),
  }));
}

/** A client sends these headers by itself: the specification says to ignore such parameters. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
function readParameter(source: Json, place: JsonPointer, context: OperationContext): Parameter | undefined {
  const { value, pointer } = context.schemas.follow(source, place);
  const name = stringMember(value, "name");
  const location = member(value, "in");
  if (
    name === undefined ||
    (location !== "path" && location !== "query" && location !== "header" && location !== "cookie")
  ) {
    context.schemas.malformed("a parameter needs `name` and `in` (path, query, header or cookie)", place);
    return undefined;
  }
  if (location === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const content = readContent(value, pointer, context.schemas)[0];
  const style = readStyle(member(value, "style")) ?? (location === "path" || location === "header" ? "simple" : "form");
  const explode = member(value, "explode");
  return {
    pointer,
    name,
    localName: name,
    in: location,
    required: location === "path" || member(value, "required") === true,
    schema: content?.schema ?? context.schemas.build(member(value, "schema"), appendPointer(pointer, "schema")),
    style,
    explode: typeof explode === "boolean" ? explode : style === "form",
    allowReserved: member(value, "allowReserved") === true,
    mediaType: content?.name,
    docs: { ...context.schemas.docs(member(value, "schema") ?? {}), ...readDocs(value) },
  };
}

function readStyle(value: Json | undefined): ParameterStyle | undefined {
  switch (value) {
    case "simple":
    case "label":
    case "matrix":
    case "form":
    case "spaceDelimited":
    case "pipeDelimited":
    case "deepObject":
      return value;
    default:
      return undefined;
  }
}

interface BodyContext {
  readonly names: OperationNames;
  readonly parameters: readonly Parameter[];
  readonly context: OperationContext;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#request-body-object */
function readBody(
  operation: JsonObject,
  place: JsonPointer,
  { names, parameters, context }: BodyContext,
): RequestBody | undefined {
  const holder = member(operation, "requestBody");
  if (holder === undefined) return undefined;
  const { value, pointer } = context.schemas.follow(holder, appendPointer(place, "requestBody"));
  const found = readContent(value, pointer, context.schemas)[0];
  if (found === undefined || isJsonArray(value)) return undefined;
  const content = { ...found, schema: context.named.nameInline(found.schema, `${names.typeName}Body`) };
  const required = member(value, "required") === true;
  const keys = content.format === "json" ? context.named.propertyNames(content.schema, "request") : undefined;
  const isFlat =
    keys !== undefined &&
    (required || keys.every((key) => !key.required)) &&
    parameters.every(({ localName }) => !keys.some((key) => key.name === localName));
  return { pointer, required, docs: readDocs(value), content, placement: isFlat ? "flat" : "nested" };
}

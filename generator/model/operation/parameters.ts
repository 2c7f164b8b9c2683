import {
  arrayMember,
  isJsonObject,
  member,
  objectMember,
  stringMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { SelectedOperation } from "../../select/slice.ts";
import type { Parameter } from "./operation.ts";
import { noDocs, readDocs } from "../docs.ts";
import { inheritedNames } from "../names/identifier.ts";
import { joinedDocs } from "../joined-docs.ts";
import { readContent } from "./media-type.ts";
import type { OperationContext } from "./operation-builder.ts";
import { isExplodedByDefault, readStyle } from "./parameter-style.ts";
import type { Placed } from "../placed.ts";
import { bodyNames } from "./request-body.ts";
import { uniqueName } from "../names/unique-name.ts";

/** The places of parameters, in the order in which a request has them. */
const places = ["path", "query", "querystring", "header", "cookie"] as const;

/** The parameters of an operation by their places and names: of several that are called alike, the first. */
type Found = Map<string, Parameter>;

/** The operation's parameters, those of its path that it does not override, and those that only its path names. */
export function readParameters(
  selected: SelectedOperation,
  item: Placed,
  source: JsonObject,
  context: OperationContext,
): readonly Parameter[] {
  const found: Found = new Map();
  // An operation's own parameter comes first, and so overrides the one of its path.
  addDeclared(found, { value: source, pointer: selected.pointer }, context);
  addDeclared(found, item, context);
  addUndeclared(found, { path: selected.path, pointer: item.pointer }, context);
  return found.size === 0 ? [] : named([...found.values()], bodyNames(selected.method, source, context));
}

/** In the order of their places, each with a name that none of the others and nothing of the body has. */
function named(found: readonly Parameter[], reserved: readonly string[]): readonly Parameter[] {
  const taken = new Set(reserved);
  const all: Parameter[] = [];
  for (const place of places) {
    if (all.length === found.length) break;
    for (const parameter of found) {
      const { name } = parameter;
      if (parameter.in !== place) continue;
      const isTaken = taken.has(name) || inheritedNames.has(name);
      const localName = uniqueName(isTaken ? `${name}_${place}` : name, taken);
      all.push(localName === name ? parameter : { ...parameter, localName });
    }
  }
  return all;
}

function addDeclared(found: Found, holder: Placed, context: OperationContext): void {
  const declared = arrayMember(holder.value, "parameters");
  if (declared === undefined) return;
  const place = appendPointer(holder.pointer, "parameters");
  let index = 0;
  for (const source of declared) {
    const parameter = readParameter(source, appendPointer(place, index), context);
    index += 1;
    if (parameter === undefined) continue;
    const key = keyOf(parameter.in, parameter.name);
    if (!found.has(key)) found.set(key, parameter);
  }
}

/** Names of headers mean the same in any case. */
function keyOf(place: Parameter["in"], name: string): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

/** How many names of one path are reported each by itself. */
const mostReported = 10;

/** A path cannot be made without the values of its template, whether a parameter describes them or not. */
function addUndeclared(
  found: Found,
  { path, pointer }: { readonly path: string; readonly pointer: JsonPointer },
  { slice, diagnostics }: OperationContext,
): void {
  const location = { file: slice.document.file, pointer };
  let undeclared = 0;
  for (const variable of path.match(/\{[^{}]+\}/g) ?? []) {
    const name = variable.slice(1, -1);
    const key = keyOf("path", name);
    if (found.has(key)) continue;
    found.set(key, undeclaredParameter(name, pointer));
    undeclared += 1;
    if (undeclared > mostReported) continue;
    const message = `no parameter describes \`{${name}}\`, which is taken for a string`;
    diagnostics.warning("model/undeclared-path-parameter", message, { location });
  }
  if (undeclared > mostReported) {
    const message = `no parameter describes ${undeclared - mostReported} other names of the path, which are taken for strings`;
    diagnostics.warning("model/undeclared-path-parameter", message, { location });
  }
}

function undeclaredParameter(name: string, pointer: JsonPointer): Parameter {
  return {
    pointer,
    name,
    localName: name,
    in: "path",
    required: true,
    schema: { kind: "string", pointer },
    style: "simple",
    explode: false,
    allowReserved: false,
    mediaType: undefined,
    encodings: [],
    sensitive: false,
    docs: noDocs,
  };
}

/** A client sends these headers by itself: the specification says to ignore such parameters. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
function readParameter(source: Json, place: JsonPointer, { schemas }: OperationContext): Parameter | undefined {
  const { value, pointer } = schemas.follow(source, place);
  const name = stringMember(value, "name");
  const location = placeOf(member(value, "in"));
  if (name === undefined || location === undefined) {
    const written = member(value, "in");
    if (name !== undefined && typeof written === "string") {
      const message = `\`in\` of a parameter is ${JSON.stringify(written)}, and must be one of ${places.join(", ")}`;
      schemas.malformed(message, appendPointer(pointer, "in"));
    } else schemas.malformed(`a parameter needs \`name\` and \`in\` (${places.join(", ")})`, place);
    return undefined;
  }
  if (location === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const content = readContent(value, pointer, schemas)[0];
  const described = schemaOf(value);
  const said = described === undefined ? undefined : schemas.said(described);
  const style =
    readStyle(member(value, "style"), location) ?? (location === "path" || location === "header" ? "simple" : "form");
  const explode = member(value, "explode");
  return {
    pointer,
    name,
    localName: name,
    in: location,
    required: location === "path" || member(value, "required") === true,
    schema: content?.schema ?? schemas.build(described, appendPointer(pointer, "schema")),
    style,
    explode: typeof explode === "boolean" ? explode : isExplodedByDefault(style),
    // Elsewhere it means nothing up to 3.1, and a value must not leave its segment or its cookie.
    allowReserved: location === "query" && member(value, "allowReserved") === true,
    mediaType: content?.name,
    encodings: content?.encodings ?? [],
    sensitive: said?.isSensitive === true || schemas.isSensitive(source),
    docs: joinedDocs(said?.docs ?? noDocs, readDocs(value)),
  };
}

function placeOf(value: Json | undefined): Parameter["in"] | undefined {
  switch (value) {
    case "path":
    case "query":
    case "querystring":
    case "header":
    case "cookie":
      return value;
    default:
      return undefined;
  }
}

/** The Schema Object of a parameter, which may stand in a media type of its. */
function schemaOf(parameter: Json | undefined): Json | undefined {
  const contents = objectMember(parameter, "content");
  const content = contents === undefined ? undefined : Object.values(contents)[0];
  return member(isJsonObject(content) ? content : parameter, "schema");
}

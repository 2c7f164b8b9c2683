import type { Operation, Parameter, ParameterStyle } from "../../model/operation/operation.ts";
import { isIdentifier, valueIdentifier } from "../../model/names/identifier.ts";
import { formatOf } from "../../model/operation/media-format.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { uniqueName } from "../../model/names/unique-name.ts";
import { access, block, code, fits, ident, imported, join, key, lit, nothing, type Code } from "../print/code.ts";
import { bodyWriter, printStyle } from "./body-code.ts";
import { fixedQuery } from "./path-parts.ts";
import { printObject } from "./print-object.ts";
import type { SharedCode } from "./shared-code.ts";

/** What parameters are called in the function; without them, they are members of the params. */
export type LocalNames = ReadonlyMap<Parameter, Code> | undefined;

/** A flat body is what remains of the params once the parameters are taken out, so each of those needs a name. */
export function localNames({ body, parameters }: Operation): LocalNames {
  if (body?.placement !== "flat" || parameters.length === 0) return undefined;
  const taken = new Set(["transport", "params", "options", "body"]);
  const names = new Map<Parameter, Code>();
  for (const parameter of parameters) {
    names.set(parameter, ident(uniqueName(valueIdentifier(identifierOf(parameter.localName), "parameter"), taken)));
  }
  return names;
}

function identifierOf(name: string): string {
  return isIdentifier(name) ? name : name.replace(/[^\p{ID_Continue}$]+/gu, "_");
}

const comma = code`, `;

/** The statement that takes the params apart. */
export function printDestructuring({ parameters }: Operation, locals: LocalNames): Code | undefined {
  if (locals === undefined) return undefined;
  const names = parameters.map((parameter) => shorthand(parameter.localName, locals.get(parameter) ?? nothing));
  const line = code`const { ${join(names, comma)}, ...body } = params;`;
  if (fits(line, 100)) return line;
  // No comma may follow what takes the rest.
  return block(code`const {`, [...names.map((name) => code`${name},`), code`...body`], code`} = params;`);
}

function shorthand(name: string, value: Code): Code {
  const property = key(name);
  return property.text === value.text ? property : code`${property}: ${value}`;
}

/** The places of a request, each an object by the names of its parameters. */
const places = [
  { place: "path", property: code`pathParams` },
  { place: "query", property: code`query` },
  { place: "header", property: code`headers` },
  { place: "cookie", property: code`cookies` },
] as const;

/** One property for each place that a parameter is in. */
export function printPlaces(operation: Operation, locals: LocalNames, shared: SharedCode): readonly Code[] {
  const lines: Code[] = [];
  for (const { place, property } of places) {
    const members: Code[] = [];
    if (place === "query") {
      for (const [name, value] of fixedQuery(operation)) members.push(code`${key(name)}: ${lit(value)}`);
    }
    for (const parameter of operation.parameters) {
      if (parameter.in === place) members.push(printParameter(parameter, locals, shared));
    }
    if (members.length > 0) lines.push(code`${property}: ${printObject(members)},`);
  }
  return lines;
}

const defaultStyles: Readonly<Record<Parameter["in"], ParameterStyle>> = {
  path: "simple",
  query: "form",
  querystring: "form",
  header: "simple",
  cookie: "form",
};

function printParameter(parameter: Parameter, locals: LocalNames, shared: SharedCode): Code {
  const { name, localName, style, explode, allowReserved } = parameter;
  const mediaType = isWrittenAsText(parameter) ? undefined : parameter.mediaType;
  const isPlain = defaultStyles[parameter.in] === style && explode === (style === "form") && !allowReserved;
  if (mediaType === undefined && isPlain && locals === undefined && localName === name) {
    return shared.once(`param ${name}`, () => shorthand(name, memberOf(name)));
  }
  const value = locals?.get(parameter) ?? memberOf(localName);
  if (mediaType !== undefined) return code`${key(name)}: ${value} === undefined ? undefined : JSON.stringify(${value})`;
  if (isPlain) return shorthand(name, value);
  return code`${key(name)}: ${imported("styled", "runtime/styled")}(${value}, ${printStyle(parameter)})`;
}

/** A scalar of a media type that is not JSON is written as it is. */
function isWrittenAsText({ mediaType, schema }: Parameter): boolean {
  return mediaType !== undefined && formatOf(mediaType) !== "json" && scalars.has(schema.kind);
}

const scalars: ReadonlySet<Schema["kind"]> = new Set(["string", "number", "boolean", "enum"]);

function memberOf(name: string): Code {
  return code`params${access(name)}`;
}

/** The whole query, out of one value. @see https://spec.openapis.org/oas/v3.2.0.html#parameter-locations */
export function printQueryString({ parameters }: Operation, locals: LocalNames): readonly Code[] {
  const parameter = parameters.find((candidate) => candidate.in === "querystring");
  if (parameter === undefined) return [];
  const value = locals?.get(parameter) ?? memberOf(parameter.localName);
  const name = parameter.mediaType ?? "application/x-www-form-urlencoded";
  const writer = formatOf(name) === "form" ? bodyWriter({ format: "form", encodings: parameter.encodings }) : undefined;
  const source = printObject([
    code`name: ${lit(parameter.name)}`,
    code`value: ${value}`,
    code`mediaType: ${lit(name)}`,
    ...(writer ? [code`writeForm: ${writer}`] : []),
  ]);
  return [code`queryString: ${imported("wholeQuery", "runtime/content")}(${source}),`];
}

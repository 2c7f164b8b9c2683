import type { Operation, Parameter } from "../../model/api.ts";
import { isSuccess } from "../../model/responses.ts";
import { uniqueName } from "../../model/unique-name.ts";
import { valueIdentifier } from "../../model/identifier.ts";
import { access, block, code, fits, ident, imported, join, key, lit, nothing, type Code } from "../print/code.ts";

/** The body of an operation's function. */
export interface RequestCode {
  /** The statement that takes the params apart; nothing where the request needs no names for them. */
  readonly destructuring: Code | undefined;
  /** The argument of `transport.call`. */
  readonly request: Code;
}

/** What the runtime sends where a request says nothing else. */
const defaultContentType = "application/json";

/** The functions of the runtime that write the bodies of forms. */
const formWriters = { form: "urlEncoded", multipart: "multipart" } as const;

/** Prints how an operation's params become a request: one property for each place that the request has. */
export function printRequest(operation: Operation): RequestCode {
  const locals = localNames(operation);
  const value = (parameter: Parameter) => locals.get(parameter) ?? code`params${access(parameter.localName)}`;
  const places = [
    ["pathParams", "path"],
    ["query", "query"],
    ["headers", "header"],
    ["cookies", "cookie"],
  ] as const;
  const lines = [
    code`method: ${lit(operation.method.toUpperCase())},`,
    code`path: ${lit(operation.path)},`,
    code`security: ${printSecurity(operation)},`,
    ...places.flatMap(([property, place]) => {
      const parameters = operation.parameters.filter((parameter) => parameter.in === place);
      const members = parameters.map((parameter) => printParameter(parameter, value(parameter)));
      return members.length === 0 ? [] : [code`${ident(property)}: ${printObject(members)},`];
    }),
    ...printBody(operation),
    ...printResponseType(operation),
  ];
  return { destructuring: printDestructuring(operation, locals), request: block(code`{`, lines, code`}`) };
}

/** A flat body is what remains of the params once the parameters are taken out, so each of those needs a name. */
function localNames(operation: Operation): ReadonlyMap<Parameter, Code> {
  if (operation.body?.placement !== "flat") return new Map();
  const taken = new Set(["transport", "params", "options", "body"]);
  return new Map(
    operation.parameters.map((parameter) => [
      parameter,
      ident(uniqueName(valueIdentifier(identifierOf(parameter.localName), "parameter"), taken)),
    ]),
  );
}

function identifierOf(name: string): string {
  return name.replace(/[^\p{ID_Continue}$]+/gu, "_");
}

function printDestructuring(operation: Operation, locals: ReadonlyMap<Parameter, Code>): Code | undefined {
  if (operation.body?.placement !== "flat" || operation.parameters.length === 0) return undefined;
  const names = operation.parameters.map((parameter) =>
    shorthand(parameter.localName, locals.get(parameter) ?? nothing),
  );
  const line = code`const { ${join(names, code`, `)}, ...body } = params;`;
  // No comma may follow what takes the rest.
  return fits(line, 100)
    ? line
    : block(code`const {`, [...names.map((name) => code`${name},`), code`...body`], code`} = params;`);
}

function shorthand(name: string, value: Code): Code {
  const property = key(name);
  return property.text === value.text ? property : code`${property}: ${value}`;
}

function printObject(members: readonly Code[]): Code {
  const line = code`{ ${join(members, code`, `)} }`;
  return fits(line, 90)
    ? line
    : block(
        code`{`,
        members.map((part) => code`${part},`),
        code`}`,
      );
}

function printParameter(parameter: Parameter, value: Code): Code {
  const isPlain = { path: "simple", query: "form", header: "simple", cookie: "form" }[parameter.in] === parameter.style;
  const isDefault = isPlain && parameter.explode === (parameter.style === "form") && !parameter.allowReserved;
  if (parameter.mediaType !== undefined)
    return code`${key(parameter.name)}: ${value} === undefined ? undefined : JSON.stringify(${value})`;
  if (isDefault) return shorthand(parameter.name, value);
  const reserved = parameter.allowReserved ? code`, allowReserved: true` : nothing;
  const style = code`{ style: ${lit(parameter.style)}, explode: ${lit(parameter.explode)}${reserved} }`;
  return code`${key(parameter.name)}: ${imported("styled", "runtime/serialize")}(${value}, ${style})`;
}

function printSecurity(operation: Operation): Code {
  const alternatives = operation.security.map(
    (alternative) =>
      code`[${join(
        alternative.map(({ localName }) => lit(localName)),
        code`, `,
      )}]`,
  );
  return code`[${join(alternatives, code`, `)}]`;
}

function printBody({ body, parameters }: Operation): Code[] {
  if (body === undefined) return [];
  const { name, format } = body.content;
  const type = name === defaultContentType || name === "*/*" ? [] : [code`contentType: ${lit(name)},`];
  const writer =
    format === "form" || format === "multipart"
      ? [code`writeBody: ${imported(formWriters[format], "runtime/form")},`]
      : [];
  if (body.placement === "nested") return [code`body: params.body,`, ...type, ...writer];
  return [parameters.length === 0 ? code`body: params,` : code`body,`, ...type, ...writer];
}

/** How the body of a successful response is read: JSON where nothing else is said. */
function printResponseType(operation: Operation): Code[] {
  const contents = operation.responses.filter(({ status }) => isSuccess(status)).map(({ content }) => content);
  const formats = new Set(contents.map((content) => content?.format));
  if (formats.size === 1 && formats.has(undefined)) return [code`responseType: "none",`];
  if (formats.has("json") || formats.size === 0) return [];
  return [formats.has("text") ? code`responseType: "text",` : code`responseType: "binary",`];
}

import type { Encoding, MediaType } from "../../model/content.ts";
import type { Operation, Parameter, ParameterStyle, RequestBody } from "../../model/operation.ts";
import { isSequence } from "../../model/media-format.ts";
import { isSuccess } from "../../model/response-status.ts";
import { uniqueName } from "../../model/unique-name.ts";
import { inheritedNames, valueIdentifier } from "../../model/identifier.ts";
import { sentMethod } from "../operations.ts";
import { sensitiveParams } from "../sensitive-params.ts";
import { access, block, code, fits, ident, imported, join, key, lit, nothing, type Code } from "../print/code.ts";
import type { TypeContext } from "../print/print-type.ts";
import { successHeaders } from "../print/response-headers.ts";
import { serverKey } from "./server-code.ts";
import { printStreamReader, streamingOf } from "./stream-code.ts";

/** The body of an operation's function. */
export interface RequestCode {
  /** The statement that takes the params apart; nothing where the request needs no names for them. */
  readonly destructuring: Code | undefined;
  /** The argument of `transport.call`. */
  readonly request: Code;
  /** What the request is where the caller asks for a stream; nothing where there is none to ask for. */
  readonly streamed: Code | undefined;
}

/** What the runtime sends where a request says nothing else. */
const defaultContentType = "application/json";

/** The functions of the runtime that write the bodies of forms. */
const formWriters = {
  form: imported("urlEncoded", "runtime/form"),
  multipart: imported("multipart", "runtime/form"),
} as const;

const defaultStyles: Readonly<Record<Parameter["in"], ParameterStyle>> = {
  path: "simple",
  query: "form",
  querystring: "form",
  header: "simple",
  cookie: "form",
};

/** Prints how an operation's params become a request: one property for each place that the request has. */
export function printRequest(operation: Operation, context: TypeContext): RequestCode {
  const streaming = streamingOf(operation);
  const reader = streaming ? printStreamReader(streaming, context) : [];
  const isAlways = streaming?.kind === "always";
  const locals = localNames(operation);
  const value = (parameter: Parameter) => locals.get(parameter) ?? code`params${access(parameter.localName)}`;
  const places = [
    ["pathParams", "path"],
    ["query", "query"],
    ["headers", "header"],
    ["cookies", "cookie"],
  ] as const;
  const lines = [
    code`method: ${lit(sentMethod(operation))},`,
    code`path: ${lit(operation.path)},`,
    code`security: ${printSecurity(operation)},`,
    ...(operation.server === undefined ? [] : [code`server: ${lit(serverKey(operation.server))},`]),
    ...places.flatMap(([property, place]) => {
      const parameters = operation.parameters.filter((parameter) => parameter.in === place);
      const members = parameters.map((parameter) => printParameter(parameter, value(parameter)));
      return members.length === 0 ? [] : [code`${ident(property)}: ${printObject(members)},`];
    }),
    ...printQueryString(operation, value),
    ...printBody(operation),
    ...(isAlways ? reader : [...printBodyReader(operation), ...printAccept(operation)]),
    ...printSecrets(operation, context),
    ...printRetryConflict(operation),
    ...(isAlways ? [] : printUnwrapping(operation)),
    ...printResponseHeaders(operation),
  ];
  return {
    destructuring: printDestructuring(operation, locals),
    request: block(code`{`, lines, code`}`),
    streamed: streaming && !isAlways ? block(code`{`, reader, code`}`) : undefined,
  };
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
  const isPlain = defaultStyles[parameter.in] === parameter.style;
  const isDefault = isPlain && parameter.explode === (parameter.style === "form") && !parameter.allowReserved;
  if (parameter.mediaType !== undefined)
    return code`${key(parameter.name)}: ${value} === undefined ? undefined : JSON.stringify(${value})`;
  if (isDefault) return shorthand(parameter.name, value);
  return code`${key(parameter.name)}: ${imported("styled", "runtime/styled")}(${value}, ${printStyle(parameter)})`;
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

function printBody(operation: Operation): Code[] {
  const { body, parameters } = operation;
  if (body === undefined) return [];
  const isWhole = parameters.length === 0 || body.placement === "nested";
  const given = isWhole ? ident("params") : ident("body");
  if (body.alternatives.length > 0) return [printChoice(body, given)];
  const { name } = body.content;
  const type = name === defaultContentType || name.includes("*") ? [] : [code`contentType: ${lit(name)},`];
  const writer = bodyWriter(body.content);
  const writing = writer ? [code`writeBody: ${writer},`] : [];
  if (body.placement === "nested") return [code`body: params.body,`, ...type, ...writing];
  return [isWhole ? code`body: params,` : code`body,`, ...type, ...writing];
}

/** The body in the media type that the caller picks: each with the function that writes it, where one is needed. */
function printChoice({ content, alternatives, placement }: RequestBody, given: Code): Code {
  const writers = [content, ...alternatives].map(
    (mediaType) => code`${key(mediaType.name)}: ${bodyWriter(mediaType) ?? code`undefined`},`,
  );
  const choose = imported(placement === "flat" ? "chooseFlatContent" : "chooseContent", "runtime/content");
  return code`...${choose}(${given}, ${block(code`{`, writers, code`}`)}),`;
}

/** What writes a form: its properties as the document's encodings say. */
function bodyWriter({ format, encodings }: MediaType): Code | undefined {
  if (format !== "form" && format !== "multipart") return undefined;
  const writer = formWriters[format];
  if (encodings.length === 0) return writer;
  const members = encodings.map((encoding) => code`${key(encoding.property)}: ${printEncoding(encoding)}`);
  return code`(fields) => ${writer}(fields, ${printObject(members)})`;
}

function printEncoding({ contentType, style }: Encoding): Code {
  const parts = [
    ...(contentType === undefined ? [] : [code`contentType: ${lit(contentType)}`]),
    ...(style === undefined ? [] : [code`style: ${printStyle({ ...style, style: style.name })}`]),
  ];
  return code`{ ${join(parts, code`, `)} }`;
}

function printStyle({ style, explode, allowReserved }: Pick<Parameter, "style" | "explode" | "allowReserved">): Code {
  const reserved = allowReserved ? code`, allowReserved: true` : nothing;
  return code`{ style: ${lit(style)}, explode: ${lit(explode)}${reserved} }`;
}

/** The whole query, out of one value. @see https://spec.openapis.org/oas/v3.2.0.html#parameter-locations */
function printQueryString({ parameters }: Operation, value: (parameter: Parameter) => Code): Code[] {
  const parameter = parameters.find((candidate) => candidate.in === "querystring");
  if (parameter === undefined) return [];
  const name = parameter.mediaType ?? "application/x-www-form-urlencoded";
  const source = code`{ name: ${lit(parameter.name)}, value: ${value(parameter)}, mediaType: ${lit(name)} }`;
  return [code`queryString: ${imported("wholeQuery", "runtime/content")}(${source}),`];
}

/** What reads the body of a successful response: as JSON where the document says nothing else. */
function printBodyReader(operation: Operation): Code[] {
  const contents = operation.responses.filter(({ status }) => isSuccess(status)).map(({ content }) => content);
  const formats = new Set(contents.map((content) => content?.format));
  if (formats.size === 1 && formats.has(undefined)) return [];
  const isText = contents.some((content) => content && (content.format === "text" || isSequence(content)));
  const name = formats.has("json") || formats.size === 0 ? "readJson" : isText ? "readText" : "readBlob";
  return [code`readBody: ${imported(name, "runtime/response")},`];
}

/** What takes out of the params what an error must not show, whatever a server quotes. */
function printSecrets(operation: Operation, { named }: TypeContext): Code[] {
  const names = sensitiveParams(operation, named).map((name) => lit(name));
  if (names.length === 0) return [];
  const list = fits(code`[${join(names, code`, `)}]`, 80)
    ? code`[${join(names, code`, `)}]`
    : block(
        code`[`,
        names.map((name) => code`${name},`),
        code`]`,
      );
  return [code`secrets: () => ${imported("secretsIn", "runtime/values")}(params, ${list}),`];
}

/** The media type that the client reads, where a server that is not asked might send another. */
function printAccept(operation: Operation): Code[] {
  const successes = operation.responses.filter(({ status }) => isSuccess(status));
  const read = new Set(successes.flatMap(({ content }) => content?.name ?? []));
  const isChoice = successes.some(({ mediaTypes }) => mediaTypes.length > 1);
  return isChoice ? [code`accept: ${lit([...read].join(", "))},`] : [];
}

/**
 * A conflict may be retried where the document says when: its response for 409 has a `Retry-After`. A range or a default
 * says nothing of 409 in particular.
 */
function printRetryConflict({ responses }: Operation): Code[] {
  const conflict = responses.find(({ status }) => status.kind === "code" && status.code === 409);
  const says = conflict?.headers.some(({ name }) => /^retry-after(?:-ms)?$/i.test(name));
  return says ? [code`retryConflict: true,`] : [];
}

/** What takes the payload out of the body. */
function printUnwrapping({ envelope }: Operation): Code[] {
  if (envelope === undefined) return [];
  const { payload, flag, isChecked } = envelope;
  const members = [
    ...(payload === undefined ? [] : [code`payload: ${lit(payload.name)}`]),
    ...(flag === undefined ? [] : [code`flag: ${lit(flag)}`]),
    ...(isChecked ? [code`required: true`] : []),
  ];
  return [code`unwrap: ${imported("envelope", "runtime/response")}({ ${join(members, code`, `)} }),`];
}

/** The headers of a successful response that are more than a text. */
function printResponseHeaders(operation: Operation): Code[] {
  const members = successHeaders(operation).map(({ name, form }) => {
    // A compiler takes the type that every object's member has for what is wanted, and the literal for any text.
    const exactly = inheritedNames.has(name) ? code` as const` : code``;
    return code`${key(name)}: ${lit(form)}${exactly}`;
  });
  const reader = imported("headerReader", "runtime/response");
  return members.length === 0 ? [] : [code`readHeaders: ${reader}(${printObject(members)}),`];
}

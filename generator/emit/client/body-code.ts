import type { Encoding, MediaType } from "../../model/operation/content.ts";
import { isRange, sentType } from "../../model/operation/media-format.ts";
import type { Operation, Parameter, RequestBody } from "../../model/operation/operation.ts";
import { block, code, imported, join, key, lit, nothing, type Code } from "../print/code.ts";
import { printObject } from "./print-object.ts";

/** What the runtime sends where a request says nothing else. */
const defaultContentType = "application/json";

/** The functions of the runtime that write the bodies of forms. */
const formWriters = {
  form: imported("urlEncoded", "runtime/form"),
  multipart: imported("multipart", "runtime/form"),
} as const;

const contentModule = "runtime/content";

const noLines: readonly Code[] = [];

/** The properties of a request that hold its body. */
export function printBody({ body, parameters }: Operation): readonly Code[] {
  if (body === undefined) return noLines;
  const { content, alternatives, placement } = body;
  // The params as a whole, or what remains of them without the parameters.
  const fields = placement === "nested" || parameters.length === 0 ? code`params` : code`body`;
  if (alternatives.length > 0) return [printChoice(body, fields)];
  const value = placement === "nested" ? code`params.body` : fields;
  const name = sentType(content);
  const lines = [printMember(body, value)];
  if (isRange(name)) lines.push(code`contentType: ${imported("ownType", contentModule)}(${value}),`);
  else if (name !== defaultContentType) lines.push(code`contentType: ${lit(name)},`);
  const writer = bodyWriter(content);
  if (writer) lines.push(code`writeBody: ${writer},`);
  return lines;
}

/** A body that need not be sent is not, where none of its fields is given. */
function printMember({ required, placement }: RequestBody, value: Code): Code {
  if (!required && placement === "flat") return code`body: ${imported("optionalBody", contentModule)}(${value}),`;
  return value.text === "body" ? code`body,` : code`body: ${value},`;
}

/** The body in the media type that the caller picks: each with the function that writes it, where one is needed. */
function printChoice({ content, alternatives, placement }: RequestBody, given: Code): Code {
  const writers = [content, ...alternatives].map(
    (mediaType) => code`${key(sentType(mediaType))}: ${bodyWriter(mediaType) ?? code`undefined`},`,
  );
  const choose = imported(placement === "flat" ? "chooseFlatContent" : "chooseContent", contentModule);
  return code`...${choose}(${given}, ${block(code`{`, writers, code`}`)}),`;
}

/** What writes a form: its properties as the document's encodings say. */
export function bodyWriter({ format, encodings }: Pick<MediaType, "format" | "encodings">): Code | undefined {
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

/** How a value becomes text, as the runtime takes it. */
export function printStyle({
  style,
  explode,
  allowReserved,
}: Pick<Parameter, "style" | "explode" | "allowReserved">): Code {
  const reserved = allowReserved ? code`, allowReserved: true` : nothing;
  return code`{ style: ${lit(style)}, explode: ${lit(explode)}${reserved} }`;
}

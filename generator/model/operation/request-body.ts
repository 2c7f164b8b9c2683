import { isJsonArray, member, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { SelectedOperation } from "../../select/slice.ts";
import type { MediaType } from "./content.ts";
import type { Parameter, RequestBody } from "./operation.ts";
import { inheritedNames } from "../names/identifier.ts";
import { readDocs } from "../docs.ts";
import { isRange, sentType } from "./media-format.ts";
import { readContent } from "./media-type.ts";
import type { OperationContext } from "./operation-builder.ts";
import type { Property } from "../schema/schema.ts";

/** The param that holds a nested body, and the one with which a caller picks a media type. */
export const bodyParams = { body: "body", contentType: "contentType" } as const;

interface BodyContext {
  readonly parameters: readonly Parameter[];
  readonly context: OperationContext;
}

/** Whether `fetch` sends a body with this method. @see https://fetch.spec.whatwg.org/#dom-request */
function carriesBody(method: string): boolean {
  return method !== "get" && method !== "head";
}

/** The params that an operation's body may need, and that no parameter of its may be called. */
export function bodyNames(method: string, operation: JsonObject, { schemas }: OperationContext): readonly string[] {
  if (!carriesBody(method)) return [];
  const { value } = schemas.follow(member(operation, "requestBody"), "");
  const count = Object.keys(objectMember(value, "content") ?? {}).length;
  if (count === 0) return [];
  return count === 1 ? [bodyParams.body] : [bodyParams.body, bodyParams.contentType];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#request-body-object */
export function readBody(
  { method, pointer: place }: SelectedOperation,
  operation: JsonObject,
  { parameters, context }: BodyContext,
): RequestBody | undefined {
  const holder = member(operation, "requestBody");
  if (holder === undefined) return undefined;
  const own = appendPointer(place, "requestBody");
  const { value, pointer } = context.schemas.follow(holder, own);
  if (!carriesBody(method)) {
    if (saysSomething(value)) reportUnsendable(method, own, context);
    return undefined;
  }
  const [first, ...others] = distinct(readContent(value, pointer, context.schemas), context);
  if (first === undefined || isJsonArray(value)) return undefined;
  for (const mediaType of [first, ...others]) reportUnsentHeaders(mediaType, context);
  const content = context.named.nameContent(first, value);
  const alternatives = others.map((other) => context.named.nameContent(other, value));
  const required = member(value, "required") === true;
  const keys = content.format === "json" ? context.named.propertyNames(content.schema, "request") : undefined;
  const taken = new Set(parameters.map(({ localName }) => localName));
  if (alternatives.length > 0) for (const name of Object.values(bodyParams)) taken.add(name);
  // Params that may be left out are `{}` then, which to a compiler has what every object has.
  if (keys?.every((key) => !key.required)) for (const name of inheritedNames) taken.add(name);
  const isFlat = keys !== undefined && canBeFlat(keys, required) && !keys.some(({ name }) => taken.has(name));
  const docs = readDocs(value);
  return { pointer, required, docs, content, alternatives, placement: isFlat ? "flat" : "nested" };
}

/** Whether a body is more than the form without fields that some documents give every operation. */
function saysSomething(body: Json | undefined): boolean {
  if (member(body, "required") === true) return true;
  return Object.values(objectMember(body, "content") ?? {}).some((mediaType) => {
    const properties = objectMember(objectMember(mediaType, "schema"), "properties");
    return properties === undefined || Object.keys(properties).length > 0;
  });
}

function reportUnsendable(method: string, pointer: JsonPointer, { slice, diagnostics }: OperationContext): void {
  diagnostics.warning(
    "model/unsendable-body",
    `no \`fetch\` sends a body with ${method.toUpperCase()}, so the client leaves it out`,
    { location: { file: slice.document.file, pointer } },
  );
}

/** The headers of a part that the client writes by itself. @see https://www.rfc-editor.org/rfc/rfc7578#section-4.8 */
const writtenHeaders = new Set(["content-type", "content-disposition"]);

/** @see https://spec.openapis.org/oas/v3.1.1.html#encoding-object */
function reportUnsentHeaders(
  { format, pointer: place }: MediaType,
  { schemas, slice, diagnostics }: OperationContext,
): void {
  if (format !== "multipart") return;
  const encodings = objectMember(schemas.valueAt(place), "encoding");
  for (const [name, encoding] of Object.entries(encodings ?? {})) {
    const headers = Object.keys(objectMember(encoding, "headers") ?? {});
    const unsent = headers.filter((header) => !writtenHeaders.has(header.toLowerCase()));
    if (unsent.length === 0) continue;
    const list = unsent.map((header) => `\`${header}\``).join(", ");
    diagnostics.warning("model/unsent-headers", `the part \`${name}\` is sent without ${list}`, {
      location: { file: slice.document.file, pointer: appendPointer(place, "encoding", name, "headers") },
    });
  }
}

/** An optional body that has required properties is all there or not there at all, which no interface can say. */
function canBeFlat(properties: readonly Property[], isRequired: boolean): boolean {
  return isRequired || properties.every(({ required }) => !required);
}

/** The media types between which there is a choice: of several that are written alike from the same value, the first. */
function distinct(contents: readonly MediaType[], { schemas }: OperationContext): MediaType[] {
  if (contents.length < 2) return [...contents];
  const byForm = new Map<string, MediaType>();
  for (const content of contents) {
    const isWritten = content.format === "json" || content.format === "form" || content.format === "multipart";
    const source: Json = schemas.valueAt(appendPointer(content.pointer, "schema")) ?? true;
    const form = isWritten ? `${content.format} ${JSON.stringify(source)}` : content.name.toLowerCase();
    if (!byForm.has(form)) byForm.set(form, content);
  }
  const all = [...byForm.values()];
  // A range such as `text/*` is no type that could be picked: it is sent as one of its types.
  const picked = new Set(all.filter(({ name }) => !isRange(name)).map(({ name }) => name));
  return all.filter((content, index) => !isRange(content.name) || (index === 0 && !picked.has(sentType(content))));
}

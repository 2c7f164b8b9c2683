import { member, objectMember, stringMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { SelectedOperation } from "../../select/slice.ts";
import type { MediaType } from "./content.ts";
import type { Header, Link, Response, ResponseStatus } from "./response.ts";
import { noDocs, readDocs } from "../docs.ts";
import { joinedDocs } from "../joined-docs.ts";
import { isSequence } from "./media-format.ts";
import { readContent } from "./media-type.ts";
import type { OperationContext } from "./operation-builder.ts";
import type { Placed } from "../placed.ts";
import { isSuccess, rank, readStatus } from "./response-status.ts";
import type { SchemaBuilder } from "../schema/schema-builder.ts";

/**
 * The responses of an operation: codes in their order, then ranges, then the default.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#responses-object
 */
export function readResponses(
  { method, pointer: place }: SelectedOperation,
  operation: JsonObject,
  context: OperationContext,
): readonly Response[] {
  const pointer = appendPointer(place, "responses");
  const holders = objectMember(operation, "responses") ?? {};
  const found: { readonly status: ResponseStatus; readonly key: string }[] = [];
  let isInOrder = true;
  for (const key of Object.keys(holders)) {
    const status = readStatus(key);
    if (status === undefined) {
      if (!key.startsWith("x-")) context.schemas.malformed(`\`${key}\` is no status`, appendPointer(pointer, key));
      continue;
    }
    const before = found.at(-1);
    isInOrder &&= before === undefined || rank(before.status) <= rank(status);
    found.push({ status, key });
  }
  if (!isInOrder) found.sort((left, right) => rank(left.status) - rank(right.status));
  const responses = found.map(({ status, key }) =>
    readResponse(status, context.schemas.follow(holders[key], appendPointer(pointer, key)), context),
  );
  return method === "head" ? responses.map(withoutBody) : responses;
}

/** An answer to HEAD has none, whatever the document gives it. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 */
function withoutBody(response: Response): Response {
  return { ...response, content: undefined, stream: undefined, alternatives: none, mediaTypes: none };
}

function readResponse(status: ResponseStatus, { value, pointer }: Placed, context: OperationContext): Response {
  const { named, schemas } = context;
  const contents = readContent(value, pointer, schemas);
  const content = contents[0];
  const stream = content && isSuccess(status) && !isSequence(content) ? contents.find(isSequence) : undefined;
  return {
    pointer,
    status,
    docs: readDocs(value),
    content: content && named.nameContent(content, value),
    stream: stream && named.nameContent(stream, value),
    alternatives: isSuccess(status)
      ? none
      : otherErrors(contents, schemas).map((other) => named.nameContent(other, value)),
    mediaTypes: contents.map(({ name }) => name),
    headers: readHeaders(value, pointer, schemas),
    links: readLinks(value, pointer, schemas),
  };
}

/**
 * The other JSON of an error, where it has a schema of its own, and its texts where they are just that. Any other media type
 * is one that a client does not understand anyway, and documents give nearly all of them the schema of the JSON.
 */
function otherErrors([first, ...others]: readonly MediaType[], schemas: SchemaBuilder): readonly MediaType[] {
  if (others.length === 0) return none;
  const sourceOf = ({ pointer }: MediaType) =>
    JSON.stringify(schemas.valueAt(appendPointer(pointer, "schema")) ?? true);
  const known = new Set(first && [sourceOf(first)]);
  return others.filter((other) => {
    if (other.format !== "json" && !(other.format === "text" && other.schema.kind === "string")) return false;
    const source = sourceOf(other);
    const isNew = !known.has(source);
    known.add(source);
    return isNew;
  });
}

/** What most responses have none of: they share it. */
const none: readonly never[] = [];

/** What is called so says nothing of its own: the body's type is in the model. */
const ignoredHeaders = new Set(["content-type"]);

function readHeaders(response: Json | undefined, place: JsonPointer, schemas: SchemaBuilder): readonly Header[] {
  const headers = objectMember(response, "headers");
  if (headers === undefined) return none;
  return Object.entries(headers).flatMap(([name, holder]): Header[] => {
    if (ignoredHeaders.has(name.toLowerCase())) return [];
    const { value, pointer } = schemas.follow(holder, appendPointer(place, "headers", name));
    const [content] = readContent(value, pointer, schemas);
    const source = member(value, "schema");
    const schema = content?.schema ?? schemas.build(source, appendPointer(pointer, "schema"));
    return [
      {
        pointer,
        name,
        required: member(value, "required") === true,
        schema,
        // What it refers to is read when all schemas are known.
        shape: schema,
        mediaType: content?.name,
        docs: joinedDocs(source === undefined ? noDocs : schemas.said(source).docs, readDocs(value)),
      },
    ];
  });
}

function readLinks(response: Json | undefined, place: JsonPointer, schemas: SchemaBuilder): readonly Link[] {
  const links = objectMember(response, "links");
  if (links === undefined) return none;
  return Object.entries(links).flatMap(([name, holder]): Link[] => {
    const { value, pointer } = schemas.follow(holder, appendPointer(place, "links", name));
    const operation = stringMember(value, "operationId") ?? stringMember(value, "operationRef");
    if (operation === undefined) return [];
    return [{ pointer, name, operation, parameters: objectMember(value, "parameters") ?? {}, docs: readDocs(value) }];
  });
}

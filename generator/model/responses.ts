import { member, objectMember, stringMember, type Json, type JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import type { Header, Link, Response } from "./response.ts";
import { readDocs } from "./docs.ts";
import { isSequence } from "./media-format.ts";
import { readContent } from "./media-type.ts";
import type { OperationContext } from "./operation-builder.ts";
import { isSuccess, rank, readStatus } from "./response-status.ts";
import type { SchemaBuilder } from "./schema-builder.ts";

/**
 * The responses of an operation: codes in their order, then ranges, then the default.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#responses-object
 */
export function readResponses(operation: JsonObject, place: JsonPointer, context: OperationContext): Response[] {
  const pointer = appendPointer(place, "responses");
  const found = Object.entries(objectMember(operation, "responses") ?? {}).flatMap(([key, holder]) => {
    const status = readStatus(key);
    if (status === undefined) {
      if (!key.startsWith("x-")) context.schemas.malformed(`\`${key}\` is no status`, appendPointer(pointer, key));
      return [];
    }
    return [{ status, ...context.schemas.follow(holder, appendPointer(pointer, key)) }];
  });
  return found
    .sort((left, right) => rank(left.status) - rank(right.status))
    .map(({ status, value, pointer: here }): Response => {
      const contents = readContent(value, here, context.schemas);
      const [content] = contents;
      const stream = content && !isSequence(content) ? contents.find(isSequence) : undefined;
      return {
        pointer: here,
        status,
        docs: readDocs(value),
        content: content && context.named.nameContent(content),
        stream: isSuccess(status) && stream ? context.named.nameContent(stream) : undefined,
        mediaTypes: contents.map((media) => media.name),
        headers: readHeaders(value, here, context.schemas),
        links: readLinks(value, here, context.schemas),
      };
    });
}

/** What is called so says nothing of its own: the body's type is in the model. */
const ignoredHeaders = new Set(["content-type"]);

function readHeaders(response: Json | undefined, place: JsonPointer, schemas: SchemaBuilder): Header[] {
  return Object.entries(objectMember(response, "headers") ?? {}).flatMap(([name, holder]): Header[] => {
    if (ignoredHeaders.has(name.toLowerCase())) return [];
    const { value, pointer } = schemas.follow(holder, appendPointer(place, "headers", name));
    const [content] = readContent(value, pointer, schemas);
    const source = member(value, "schema");
    return [
      {
        pointer,
        name,
        required: member(value, "required") === true,
        schema: content?.schema ?? schemas.build(source, appendPointer(pointer, "schema")),
        mediaType: content?.name,
        docs: { ...schemas.docs(source ?? {}), ...readDocs(value) },
      },
    ];
  });
}

function readLinks(response: Json | undefined, place: JsonPointer, schemas: SchemaBuilder): Link[] {
  return Object.entries(objectMember(response, "links") ?? {}).flatMap(([name, holder]): Link[] => {
    const { value, pointer } = schemas.follow(holder, appendPointer(place, "links", name));
    const operation = stringMember(value, "operationId") ?? stringMember(value, "operationRef");
    if (operation === undefined) return [];
    return [{ pointer, name, operation, parameters: objectMember(value, "parameters") ?? {}, docs: readDocs(value) }];
  });
}

import { member, objectMember, stringMember, type Json, type JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import type { Header, Link, Response, ResponseStatus } from "./api.ts";
import { readDocs } from "./docs.ts";
import { isSequence, readContent } from "./media-type.ts";
import type { OperationContext } from "./operation-builder.ts";
import { nameContent } from "./request-body.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import { pascalCase } from "./words.ts";

/**
 * The responses of an operation: codes in their order, then ranges, then the default.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#responses-object
 */
export function readResponses(
  operation: JsonObject,
  place: JsonPointer,
  { typeName, context }: { readonly typeName: string; readonly context: OperationContext },
): Response[] {
  const pointer = appendPointer(place, "responses");
  const found = Object.entries(objectMember(operation, "responses") ?? {}).flatMap(([key, holder]) => {
    const status = readStatus(key);
    if (status === undefined) {
      if (!key.startsWith("x-")) context.schemas.malformed(`\`${key}\` is no status`, appendPointer(pointer, key));
      return [];
    }
    return [{ status, ...context.schemas.follow(holder, appendPointer(pointer, key)) }];
  });
  const successes = found.filter(({ status }) => isSuccess(status) && status.kind !== "default");
  return found
    .sort((left, right) => rank(left.status) - rank(right.status))
    .map(({ status, value, pointer: here }): Response => {
      const contents = readContent(value, here, context.schemas);
      const [content] = contents;
      const stream = content && !isSequence(content) ? contents.find(isSequence) : undefined;
      const isOnly = isSuccess(status) && (successes.length === 1 || member(value, "content") === undefined);
      const name = `${typeName}Response${isOnly ? "" : pascalCase(statusName(status))}`;
      return {
        pointer: here,
        status,
        docs: readDocs(value),
        content: content && nameContent(content, name, context),
        stream: isSuccess(status) && stream ? nameContent(stream, `${name}Stream`, context) : undefined,
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

/** Whether the status is that of a request that succeeded; `default` counts where it stands for all of them. */
export function isSuccess(status: ResponseStatus): boolean {
  switch (status.kind) {
    case "code":
      return status.code >= 200 && status.code < 300;
    case "range":
      return status.hundreds === 2;
    case "default":
      return false;
  }
}

function readStatus(key: string): ResponseStatus | undefined {
  if (key === "default") return { kind: "default" };
  if (/^[1-5]\d\d$/.test(key)) return { kind: "code", code: Number(key) };
  return /^[1-5]XX$/.test(key) ? { kind: "range", hundreds: Number(key.charAt(0)) } : undefined;
}

function rank(status: ResponseStatus): number {
  switch (status.kind) {
    case "code":
      return status.code;
    case "range":
      return 1000 + status.hundreds;
    case "default":
      return 2000;
  }
}

/** A status as the document writes it: `404`, `4XX` or `default`. */
export function statusName(status: ResponseStatus): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return `${status.hundreds}XX`;
    case "default":
      return "default";
  }
}

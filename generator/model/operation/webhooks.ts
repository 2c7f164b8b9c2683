import { isJsonObject, member, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import { methods } from "../../select/methods.ts";
import type { Webhook } from "./operation.ts";
import { readDocs } from "../docs.ts";
import { readContent } from "./media-type.ts";
import type { OperationContext } from "./operation-builder.ts";

/** The name of the type that has the payload of each webhook. */
export const webhooksName = "Webhooks";

/** The document's webhooks, in the order of their names. @see https://spec.openapis.org/oas/v3.1.1.html#oas-webhooks */
export function readWebhooks(root: JsonObject, context: OperationContext): Webhook[] {
  const items = sortedBy(Object.entries(objectMember(root, "webhooks") ?? {}), ([name]) => name);
  return items.flatMap(([name, item]) =>
    readRequests(name, item, { pointer: appendPointer("/webhooks", name), context }),
  );
}

/** What most operations have: they share it. */
const none: readonly never[] = [];

/**
 * The requests that an operation asks the server for. The expressions that say where these go are of no use to who receives
 * them.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#callback-object
 */
export function readCallbacks(
  operation: JsonObject,
  place: JsonPointer,
  context: OperationContext,
): readonly Webhook[] {
  const callbacks = objectMember(operation, "callbacks");
  if (callbacks === undefined) return none;
  const pointer = appendPointer(place, "callbacks");
  return Object.entries(callbacks).flatMap(([name, holder]) => {
    const callback = context.schemas.follow(holder, appendPointer(pointer, name));
    const items = Object.entries(isJsonObject(callback.value) ? callback.value : {});
    return items
      .filter(([expression]) => !expression.startsWith("x-"))
      .flatMap(([expression, item]) =>
        readRequests(name, item, {
          pointer: appendPointer(callback.pointer, expression),
          context,
        }),
      );
  });
}

interface ItemContext {
  readonly pointer: JsonPointer;
  readonly context: OperationContext;
}

/** The requests of one path item: mostly one. */
function readRequests(name: string, item: Json, { pointer: place, context }: ItemContext): Webhook[] {
  const { value, pointer } = context.schemas.follow(item, place);
  const found = Object.entries(isJsonObject(value) ? value : {}).filter(
    ([method, source]) => methods.has(method) && isJsonObject(source),
  );
  return found.map(([method, source]): Webhook => {
    const here = appendPointer(pointer, method);
    const body = context.schemas.follow(member(source, "requestBody"), appendPointer(here, "requestBody"));
    const [content] = readContent(body.value, body.pointer, context.schemas);
    const isOnly = found.length === 1;
    return {
      pointer: here,
      name: isOnly ? name : `${name} ${method.toUpperCase()}`,
      docs: readDocs(source),
      content: content && context.named.nameContent(content, body.value),
    };
  });
}

import type { Operation, Webhook } from "../../model/operation/operation.ts";
import { braces, code, key, type Code } from "./code.ts";
import { docComment, noNotes } from "./doc-comment.ts";
import { printType, type TypeContext } from "./print-type.ts";

/** How deep the payloads stand. */
const memberLevel = 1;

/** The name of the type of an operation's callbacks; `undefined` where it has none. */
export function callbacksName(operation: Operation): string | undefined {
  return operation.callbacks.length > 0 ? `${operation.typeName}Callbacks` : undefined;
}

/** What each of the requests carries that a server makes, by the names of the requests. */
export function printPayloads(webhooks: readonly Webhook[], context: TypeContext): Code {
  const unique = [...new Map(webhooks.map((webhook) => [webhook.name, webhook])).values()];
  const members = unique.map(({ name, docs, content }) => {
    return code`${docComment(docs, noNotes, memberLevel)}${key(name)}: ${printPayload(content, context)};`;
  });
  return braces(members);
}

/** A body that is a text for the client is received as one; of other bytes nothing is known. */
function printPayload(content: Webhook["content"], context: TypeContext): Code {
  switch (content?.format) {
    case undefined:
      return code`undefined`;
    case "json":
    case "form":
      return printType(content.schema, context, memberLevel);
    case "text":
    case "events":
    case "jsonLines":
    case "jsonSequence":
      return code`string`;
    case "multipart":
      return code`FormData`;
    case "binary":
      return code`Blob`;
  }
}

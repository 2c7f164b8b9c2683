import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Api } from "../../model/api.ts";
import type { Operation } from "../../model/operation/operation.ts";
import type { Direction, NamedSchema } from "../../model/schema/schema.ts";
import { webhooksName } from "../../model/operation/webhooks.ts";
import { countLines, type Placeable } from "../file-parts.ts";
import { placedOperations } from "../operations.ts";
import { code, fits, lineWidth, nothing, union, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { declareParams, paramsName } from "../print/params.ts";
import { callbacksName, printPayloads } from "../print/webhooks.ts";
import { headersName, printHeaders } from "../print/response-headers.ts";
import { printMembers, printType, typeContexts, typeName, type TypeContexts } from "../print/print-type.ts";

/** A type as the template prints it. */
export interface Declaration extends Placeable {
  readonly docs: Code;
  readonly name: string;
  readonly isInterface: boolean;
  readonly extends: Code;
  readonly type: Code;
}

/**
 * The named types: those of the schemas, then the params of each operation.
 *
 * @param unsaid gets the pointers of the schemas whose type is not said, because it is too long.
 */
export function declareTypes(api: Api, unsaid: Set<JsonPointer>): Declaration[] {
  const contexts = typeContexts(api, unsaid);
  const declarations: Declaration[] = [];
  for (const schema of api.schemas) {
    const owner = api.owners.get(schema.pointer);
    for (const direction of forms(schema))
      declarations.push(withPlace(declareSchema(schema, direction, contexts), owner));
  }
  if (api.webhooks.length > 0) declarations.push(withPlace(declareWebhooks(api, contexts), undefined));
  for (const { resource, operation } of placedOperations(api)) {
    for (const printed of declareOperation(operation, contexts))
      declarations.push(withPlace(printed, resource.modulePath));
  }
  return declarations;
}

type Printed = Omit<Declaration, keyof Placeable>;

function withPlace(printed: Printed, owner: string | undefined): Declaration {
  const { docs, name, isInterface, extends: heritage, type } = printed;
  // The line that opens the declaration, and an empty one before it.
  const lines = countLines(docs.text) + countLines(type.text) + 1;
  return { docs, name, isInterface, extends: heritage, type, owner, lines };
}

/** The directions that a schema is printed for: one where both would print the same. */
function forms({ directions, formNames }: NamedSchema): readonly Direction[] {
  if (!directions.has("response")) return directions.has("request") ? ["request"] : [];
  const isTwofold = directions.has("request") && formNames.request !== formNames.response;
  return isTwofold ? ["response", "request"] : ["response"];
}

function declareSchema(named: NamedSchema, direction: Direction, contexts: TypeContexts): Printed {
  const { schema, docs } = named;
  const name = typeName(named, direction);
  const isInterface = schema.kind === "object" && schema.properties.length > 0;
  const type = isInterface
    ? (printMembers(schema, contexts[direction], 0) ?? noMembers)
    : onLines(printType(schema, { ...contexts[direction], isAlias: true }), name);
  return { docs: docComment(docs), name, isInterface, extends: nothing, type };
}

/** A union that is too long behind the name of its type, each member on a line of its own. */
function onLines(type: Code, name: string): Code {
  const room = lineWidth - "export type  = ;".length - name.length;
  return type.members === undefined || fits(type, room) || type.beginsLine ? type : union(type.members, 0, 0);
}

const noMembers = code`{\n}`;

/** What an operation takes and gives beside the bodies. */
function declareOperation(operation: Operation, { request, response }: TypeContexts): Printed[] {
  const params = paramsName(operation);
  const headers = headersName(operation);
  const callbacks = callbacksName(operation);
  const call = `\`${operation.functionName}\``;
  const declared: Printed[] = [];
  if (params !== undefined) {
    const { isInterface, extends: heritage, type } = declareParams(operation, request);
    const docs = docComment({ summary: `What ${call} takes.` });
    declared.push({ docs, name: params, isInterface, extends: heritage, type });
  }
  if (headers !== undefined) {
    const summary = `The headers of the answer of ${call}.`;
    declared.push(declareInterface(headers, summary, printHeaders(operation, response)));
  }
  if (callbacks !== undefined) {
    const summary = `What the server sends after ${call}, by the callback.`;
    declared.push(declareInterface(callbacks, summary, printPayloads(operation.callbacks, response)));
  }
  return declared;
}

function declareWebhooks({ webhooks }: Api, { response }: TypeContexts): Printed {
  const summary = "What the server sends by itself, by the webhook.";
  return declareInterface(webhooksName, summary, printPayloads(webhooks, response));
}

function declareInterface(name: string, summary: string, type: Code): Printed {
  return { docs: docComment({ summary }), name, isInterface: true, extends: nothing, type };
}

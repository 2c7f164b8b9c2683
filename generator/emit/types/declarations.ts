import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Api } from "../../model/api.ts";
import type { Operation } from "../../model/operation.ts";
import type { Direction, NamedSchema } from "../../model/schema.ts";
import { webhooksName } from "../../model/webhooks.ts";
import { countLines, type Placeable } from "../file-parts.ts";
import { placedOperations } from "../operations.ts";
import { block, code, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { declareParams, paramsName } from "../print/params.ts";
import { callbacksName, printPayloads } from "../print/webhooks.ts";
import { headersName, printHeaders } from "../print/response-headers.ts";
import { objectMembers, printType, typeContexts, typeName, type TypeContexts } from "../print/print-type.ts";

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
  const schemas = api.schemas.flatMap((schema) =>
    forms(schema).map((direction) =>
      withPlace(declareSchema(schema, direction, contexts), api.owners.get(schema.pointer)),
    ),
  );
  const params = placedOperations(api).flatMap(({ resource, operation }) =>
    declareOperation(operation, contexts).map((declaration) => withPlace(declaration, resource.modulePath)),
  );
  const webhooks = declareWebhooks(api, contexts).map((declaration) => withPlace(declaration, undefined));
  return [...schemas, ...webhooks, ...params];
}

type Printed = Omit<Declaration, keyof Placeable>;

function withPlace(printed: Printed, owner: string | undefined): Declaration {
  // The line that opens the declaration, and an empty one before it.
  const lines = countLines(printed.docs.text) + countLines(printed.type.text) + 1;
  return { ...printed, owner, lines };
}

/** The directions that a schema is printed for: one where both would print the same. */
function forms(schema: NamedSchema): readonly Direction[] {
  const directions = (["response", "request"] as const).filter((direction) => schema.directions.has(direction));
  return schema.formNames.request === schema.formNames.response ? directions.slice(0, 1) : directions;
}

function declareSchema(named: NamedSchema, direction: Direction, contexts: TypeContexts): Printed {
  const { schema, docs } = named;
  const name = typeName(named, direction);
  const isInterface = schema.kind === "object" && schema.properties.length > 0;
  const type = isInterface
    ? block(code`{`, objectMembers(schema.properties, schema.additional, contexts[direction]), code`}`)
    : printType(schema, { ...contexts[direction], isAlias: true });
  return { docs: docComment(docs), name, isInterface, extends: nothing, type };
}

/** What an operation takes and gives beside the bodies. */
function declareOperation(operation: Operation, { request, response }: TypeContexts): Printed[] {
  const params = paramsName(operation);
  const headers = headersName(operation);
  const callbacks = callbacksName(operation);
  const call = `\`${operation.functionName}\``;
  return [
    ...(params === undefined
      ? []
      : [{ ...declareInterface(params, `What ${call} takes.`, nothing), ...declareParams(operation, request) }]),
    ...(headers === undefined
      ? []
      : [declareInterface(headers, `The headers of the answer of ${call}.`, printHeaders(operation, response))]),
    ...(callbacks === undefined
      ? []
      : [
          declareInterface(
            callbacks,
            `What the server sends after ${call}, by the callback.`,
            printPayloads(operation.callbacks, response),
          ),
        ]),
  ];
}

function declareWebhooks({ webhooks }: Api, { response }: TypeContexts): Printed[] {
  if (webhooks.length === 0) return [];
  return [
    declareInterface(
      webhooksName,
      "What the server sends by itself, by the webhook.",
      printPayloads(webhooks, response),
    ),
  ];
}

function declareInterface(name: string, summary: string, type: Code): Printed {
  return { docs: docComment({ summary }), name, isInterface: true, extends: nothing, type };
}

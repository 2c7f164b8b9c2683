import type { Api, Operation } from "../../model/api.ts";
import type { Direction, NamedSchema } from "../../model/schema.ts";
import { countLines, type Placeable } from "../file-parts.ts";
import { placedOperations } from "../operations.ts";
import { block, code, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { paramsMembers, paramsName } from "../print/params.ts";
import { objectMembers, printType, typeContexts, typeName, type TypeContexts } from "../print/print-type.ts";

/** A type as the template prints it. */
export interface Declaration extends Placeable {
  readonly docs: Code;
  readonly name: string;
  readonly isInterface: boolean;
  readonly extends: Code;
  readonly type: Code;
}

/** The named types: those of the schemas, then the params of each operation. */
export function declareTypes(api: Api): Declaration[] {
  const contexts = typeContexts(api);
  const schemas = api.schemas.flatMap((schema) =>
    forms(schema).map((direction) =>
      withPlace(declareSchema(schema, direction, contexts), api.owners.get(schema.pointer)),
    ),
  );
  const params = placedOperations(api).flatMap(({ resource, operation }) =>
    declareParams(operation, contexts).map((declaration) => withPlace(declaration, resource.modulePath)),
  );
  return [...schemas, ...params];
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
  return schema.inputName === schema.localName ? directions.slice(0, 1) : directions;
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

function declareParams(operation: Operation, contexts: TypeContexts): Printed[] {
  const name = paramsName(operation);
  if (name === undefined) return [];
  const { body } = operation;
  const members = paramsMembers(operation, contexts.request);
  const flat = body?.placement === "flat" ? printType(body.content.schema, contexts.request) : undefined;
  return [
    {
      docs: docComment({ summary: `What \`${operation.functionName}\` takes.` }),
      name,
      isInterface: true,
      extends: flat ? code` extends ${flat}` : nothing,
      type: members.length > 0 ? block(code`{`, members, code`}`) : code`{}`,
    },
  ];
}

import type { Operation } from "../../model/api.ts";
import type { Direction, NamedSchema } from "../../model/schema.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { placedOperations } from "../operations.ts";
import { block, code, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { paramsMembers, paramsName } from "../print/params.ts";
import {
  objectMembers,
  printType,
  typeContexts,
  typeName,
  typesModule,
  type TypeContexts,
} from "../print/print-type.ts";
import { typescriptFile } from "../typescript-file.ts";

/** A type as the template prints it. */
interface Declaration {
  readonly docs: Code;
  readonly name: string;
  readonly isInterface: boolean;
  readonly extends: Code;
  readonly type: Code;
}

/** Prints the named types: those of the schemas, and the params of each operation. */
export const typesEmitter: Emitter = {
  name: "types",
  statements: new Set(["import", "type"]),
  emit({ api, renderer }: EmitContext) {
    const contexts = typeContexts(api);
    const declarations = [
      ...api.schemas.flatMap((schema) => forms(schema).map((direction) => declareSchema(schema, direction, contexts))),
      ...placedOperations(api).flatMap(({ operation }) => declareParams(operation, contexts)),
    ];
    const exports = declarations.map(({ name }) => name);
    const rendered = renderer.render("types/types.ts.hbs", { declarations });
    return [typescriptFile({ module: typesModule, emitter: "types", exports }, rendered)];
  },
};

/** The directions that a schema is printed for: one where both would print the same. */
function forms(schema: NamedSchema): readonly Direction[] {
  const directions = (["response", "request"] as const).filter((direction) => schema.directions.has(direction));
  return schema.inputName === schema.localName ? directions.slice(0, 1) : directions;
}

function declareSchema(named: NamedSchema, direction: Direction, contexts: TypeContexts): Declaration {
  const { schema, docs } = named;
  const name = typeName(named, direction);
  const isInterface = schema.kind === "object" && schema.properties.length > 0;
  const type = isInterface
    ? block(code`{`, objectMembers(schema.properties, schema.additional, contexts[direction]), code`}`)
    : printType(schema, { ...contexts[direction], isAlias: true });
  return { docs: docComment(docs), name, isInterface, extends: nothing, type };
}

function declareParams(operation: Operation, contexts: TypeContexts): Declaration[] {
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

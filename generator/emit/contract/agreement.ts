import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { MediaType, Operation } from "../../model/api.ts";
import { statusName } from "../../model/responses.ts";
import type { EmitContext } from "../emitter.ts";
import { placedOperations } from "../operations.ts";
import { block, code, importedType, key, lit, type Code } from "../print/code.ts";
import { printType, typeContexts, type TypeContexts } from "../print/print-type.ts";
import { cutSchemas } from "../schema/cut-cycles.ts";
import { schemaModule } from "../schema/schema-emitter.ts";
import { typescriptFile } from "../typescript-file.ts";
import { isComparable, type ComparisonContext } from "./comparable.ts";

/**
 * A module that compiles only while our types and those of openapi-typescript say the same of every JSON body: two
 * independent readings of the same document. Bodies that openapi-typescript cannot describe are left out.
 */
export function agreementFile({ api, renderer, slice, types }: EmitContext): GeneratedFile {
  const contexts = typeContexts(api);
  const cut = cutSchemas(slice.root);
  const agreements = placedOperations(api).flatMap(({ operation }) => agreementsOf(operation, contexts, cut));
  const view = { agreements, read: importedType("$Read", schemaModule), write: importedType("$Write", schemaModule) };
  const rendered = renderer.render("contract/agreement.ts.hbs", view);
  return typescriptFile(
    { module: "contract/agreement", emitter: "contract", exports: ["agreements"] },
    rendered,
    types.homes,
  );
}

interface Agreement {
  readonly name: Code;
  readonly type: Code;
}

function agreementsOf(operation: Operation, contexts: TypeContexts, cut: ComparisonContext["cut"]): Agreement[] {
  const theirs = code`${importedType("paths", schemaModule)}[${lit(operation.path)}][${lit(operation.method)}]`;
  const route = `${operation.method.toUpperCase()} ${operation.path}`;
  const { body, responses } = operation;
  const request = { name: `${route} request`, holder: code`NonNullable<${theirs}["requestBody"]>` };
  return [
    ...(body ? agree(request, body.content, { context: contexts.request, cut }) : []),
    ...responses.flatMap(({ status, content }) => {
      const place = status.kind === "code" ? lit(status.code) : lit(statusName(status));
      const response = {
        name: `${route} response ${statusName(status)}`,
        holder: code`${theirs}["responses"][${place}]`,
      };
      return content ? agree(response, content, { context: contexts.response, cut }) : [];
    }),
  ];
}

/** @param theirs the name of what is compared, and the type of openapi-typescript that holds its content. */
function agree(
  theirs: { readonly name: string; readonly holder: Code },
  content: MediaType,
  comparison: ComparisonContext,
): Agreement[] {
  if (content.format !== "json" || !isComparable(content.schema, comparison)) return [];
  const { context } = comparison;
  const carried = context.direction === "request" ? code`Sent` : code`Received`;
  const body = code`${theirs.holder}["content"][${lit(content.name)}]`;
  // Both go the same way: of a property that an intersection has twice, a mapped type says less than the intersection.
  const lines = [code`${carried}<${printType(content.schema, context)}>,`, code`${carried}<${body}>`];
  return [{ name: key(theirs.name), type: block(code`Agree<`, lines, code`>`) }];
}

import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { MediaType } from "../../model/operation/content.ts";
import type { Operation } from "../../model/operation/operation.ts";
import { statusName } from "../../model/operation/response-status.ts";
import type { EmitContext } from "../emitter.ts";
import { countLines, inParts, type Placeable } from "../file-parts.ts";
import { isCommon, placedOperations } from "../operations.ts";
import { block, code, importedType, key, lit, type Code } from "../print/code.ts";
import { printType, typeContexts, type TypeContexts } from "../print/print-type.ts";
import { cutSchemas } from "../schema/cut-cycles.ts";
import { schemaModule } from "../schema/schema-module.ts";
import { typescriptFile } from "../typescript-file.ts";
import { findDifferences, type ComparisonContext } from "./comparable.ts";

/** The module of the types that compare. */
const agreeModule = "contract/agree";

/**
 * Modules that compile only while our types and those of openapi-typescript say the same of every JSON body: two
 * independent readings of the same document. Bodies that openapi-typescript cannot describe are left out.
 */
export function agreementFiles(context: EmitContext): GeneratedFile[] {
  const { renderer, types } = context;
  const comparing = renderer.render("contract/agree.ts.hbs", {
    read: importedType("$Read", schemaModule),
    write: importedType("$Write", schemaModule),
  });
  const exports = ["Agree", "Received", "Sent"];
  return [
    typescriptFile({ module: agreeModule, emitter: "contract", exports }, comparing),
    ...inParts("contract/agreement", allAgreements(context)).map(({ module, items }) => {
      const rendered = renderer.render("contract/agreement.ts.hbs", { agreements: items });
      return typescriptFile({ module, emitter: "contract", exports: ["agreements"] }, rendered, types.homes);
    }),
  ];
}

interface Agreement extends Placeable {
  readonly name: Code;
  readonly type: Code;
}

function allAgreements({ api, slice }: EmitContext): Agreement[] {
  const contexts = typeContexts(api);
  const cut = cutSchemas(slice.root);
  return placedOperations(api)
    .filter(({ operation }) => isCommon(operation))
    .flatMap(({ resource, operation }) =>
      agreementsOf(operation, contexts, cut).map(({ name, type }) => {
        // The line that says that it holds.
        return { name, type, owner: resource.modulePath, lines: countLines(type.text) + 1 };
      }),
    );
}

type Comparison = Omit<Agreement, keyof Placeable>;

function agreementsOf(operation: Operation, contexts: TypeContexts, cut: ComparisonContext["cut"]): Comparison[] {
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
): Comparison[] {
  if (content.format !== "json" || findDifferences(content.schema, comparison).size > 0) return [];
  const { context } = comparison;
  const carried = importedType(context.direction === "request" ? "Sent" : "Received", agreeModule);
  const body = code`${theirs.holder}["content"][${lit(content.name)}]`;
  // Both go the same way: of a property that an intersection has twice, a mapped type says less than the intersection.
  const lines = [code`${carried}<${printType(content.schema, context)}>,`, code`${carried}<${body}>`];
  return [{ name: key(theirs.name), type: block(code`${importedType("Agree", agreeModule)}<`, lines, code`>`) }];
}

import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { MediaType, Operation } from "../../model/api.ts";
import type { Direction } from "../../model/schema.ts";
import type { EmitContext } from "../emitter.ts";
import { placedOperations } from "../operations.ts";
import { block, code, importedType, key, lit, type Code } from "../print/code.ts";
import { printType, typeContexts, type TypeContexts } from "../print/print-type.ts";
import { schemaModule } from "../schema/schema-emitter.ts";
import { typescriptFile } from "../typescript-file.ts";

/**
 * A module that compiles only while our types and those of openapi-typescript say the same of every JSON body: two
 * independent readings of the same document.
 */
export function agreementFile({ api, renderer }: EmitContext): GeneratedFile {
  const contexts = typeContexts(api);
  const agreements = placedOperations(api).flatMap(({ operation }) => agreementsOf(operation, contexts));
  const view = { agreements, read: importedType("$Read", schemaModule), write: importedType("$Write", schemaModule) };
  const rendered = renderer.render("contract/agreement.ts.hbs", view);
  return typescriptFile({ module: "contract/agreement", emitter: "contract", exports: ["agreements"] }, rendered);
}

interface Agreement {
  readonly name: Code;
  readonly type: Code;
}

function agreementsOf(operation: Operation, contexts: TypeContexts): Agreement[] {
  const theirs = code`${importedType("paths", schemaModule)}[${lit(operation.path)}][${lit(operation.method)}]`;
  const route = `${operation.method.toUpperCase()} ${operation.path}`;
  const { body, responses } = operation;
  const request = body
    ? agree(`${route} request`, code`NonNullable<${theirs}["requestBody"]>`, body.content, "request", contexts)
    : [];
  return [
    ...request,
    ...responses.flatMap(({ status, content }) => {
      if (content === undefined) return [];
      const name = status.kind === "code" ? status.code : status.kind === "range" ? `${status.hundreds}XX` : "default";
      return agree(
        `${route} response ${name}`,
        code`${theirs}["responses"][${lit(name)}]`,
        content,
        "response",
        contexts,
      );
    }),
  ];
}

function agree(
  name: string,
  holder: Code,
  content: MediaType,
  direction: Direction,
  contexts: TypeContexts,
): Agreement[] {
  if (content.format !== "json") return [];
  const theirs = code`${holder}["content"][${lit(content.name)}]`;
  const carried = direction === "request" ? code`Sent` : code`Received`;
  const ours = printType(content.schema, contexts[direction]);
  const lines = [code`${ours},`, code`${carried}<${theirs}>`];
  return [{ name: key(name), type: block(code`Agree<`, lines, code`>`) }];
}

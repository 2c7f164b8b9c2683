import type { GeneratedFile } from "../../kernel/generated-file.ts";
import { valueIdentifier } from "../../model/names/identifier.ts";
import { uniqueName } from "../../model/names/unique-name.ts";
import { camelCase } from "../../model/names/words.ts";
import { clientNames } from "../client/client-names.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { inParts, type FilePart } from "../file-parts.ts";
import { placedOperations } from "../operations.ts";
import { code, imported, importedType } from "../print/code.ts";
import { typeContexts } from "../print/print-type.ts";
import { typescriptFile } from "../typescript-file.ts";
import { agreementFiles } from "./agreement.ts";
import { documentText } from "./document-text.ts";
import { caseBudget } from "./request-cases.ts";
import { operationView, type OperationView } from "./operation-view.ts";
import { unprovableReason } from "./unprovable-reason.ts";

/** Prints the contract suite: the slice, the cases of each operation, and the test that runs them against a mock server. */
export const contractEmitter: Emitter = {
  name: "contract",
  emit(context: EmitContext) {
    const { api, renderer, slice, emit } = context;
    reportUnproven(context);
    const parts = casesParts(context);
    const suite = renderer.render("contract/contract.test.ts.hbs", {
      describe: imported("describeContract", "npm:routesmith/contract"),
      create: imported(clientNames(api).createName, "client"),
      client: importedType(clientNames(api).name, "client"),
      lists: parts.map(({ list, module }) => imported(list, module)),
    });
    return [
      ...parts.map((part) => casesFile(part, context)),
      typescriptFile({ module: "contract/contract.test", emitter: "contract", exports: [] }, suite),
      {
        path: "contract/openapi.json",
        emitter: "contract",
        exports: [],
        text: documentText(slice.root),
      },
      ...(emit.has("schema") ? agreementFiles(context) : []),
    ];
  },
};

function reportUnproven({ api, slice, diagnostics }: EmitContext): void {
  for (const { operation } of placedOperations(api)) {
    const reason = unprovableReason(operation);
    if (reason === undefined) continue;
    const message = `the contract suite has no cases for \`${operation.name}\`: ${reason}`;
    const location = { file: slice.document.file, pointer: operation.pointer };
    diagnostics.warning("emit/unproven-operation", message, { location });
  }
}

/** The modules of cases, each with the name of the list that it exports. */
function casesParts(context: EmitContext): (FilePart<OperationView> & { readonly list: string })[] {
  const contexts = typeContexts(context.api);
  const budget = caseBudget();
  const views = placedOperations(context.api)
    .filter(({ operation }) => unprovableReason(operation) === undefined)
    .map(({ resource, operation }) => operationView(resource, operation, { contexts, context, budget }));
  const taken = new Set<string>();
  return inParts("contract/cases", views).map((part) => {
    const owner = part.module.slice("contract/cases".length);
    const name = valueIdentifier(camelCase(`${owner} cases`), "cases");
    return { ...part, list: uniqueName(name, taken) };
  });
}

function casesFile(
  { module, items, list }: ReturnType<typeof casesParts>[number],
  context: EmitContext,
): GeneratedFile {
  const { api, renderer, types } = context;
  const client = importedType(clientNames(api).name, "client");
  const rendered = renderer.render("contract/cases.ts.hbs", {
    list,
    contractType: code`${importedType("ContractOperation", "npm:routesmith/contract")}<${client}>`,
    operations: items,
  });
  return typescriptFile({ module, emitter: "contract", exports: [list] }, rendered, types.homes);
}

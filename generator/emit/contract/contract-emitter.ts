import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { Operation } from "../../model/operation.ts";
import { valueIdentifier } from "../../model/identifier.ts";
import { uniqueName } from "../../model/unique-name.ts";
import { camelCase } from "../../model/words.ts";
import { clientNames } from "../client/client-names.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { inParts, type FilePart } from "../file-parts.ts";
import { isCommon, placedOperations } from "../operations.ts";
import { code, imported, importedType } from "../print/code.ts";
import { typeContexts } from "../print/print-type.ts";
import { typescriptFile } from "../typescript-file.ts";
import { agreementFiles } from "./agreement.ts";
import { documentText } from "./document-text.ts";
import { caseBudget } from "./request-cases.ts";
import { operationView, type OperationView } from "./operation-view.ts";

/** Prints the contract suite: the slice, the cases of each operation, and the test that runs them against a mock server. */
export const contractEmitter: Emitter = {
  name: "contract",
  statements: new Set(["import", "type", "constant", "call"]),
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

/** Whether Prism can serve the operation: it knows neither the methods nor the places of parameters that came with 3.2. */
function isProvable(operation: Operation): boolean {
  return isCommon(operation) && operation.parameters.every((parameter) => parameter.in !== "querystring");
}

function reportUnproven({ api, slice, diagnostics }: EmitContext): void {
  for (const { operation } of placedOperations(api)) {
    if (isProvable(operation)) continue;
    diagnostics.warning("emit/unproven-operation", `the contract suite has no cases for \`${operation.name}\``, {
      location: { file: slice.document.file, pointer: operation.pointer },
    });
  }
}

/** The modules of cases, each with the name of the list that it exports. */
function casesParts(context: EmitContext): (FilePart<OperationView> & { readonly list: string })[] {
  const contexts = typeContexts(context.api);
  const budget = caseBudget();
  const views = placedOperations(context.api)
    .filter(({ operation }) => isProvable(operation))
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

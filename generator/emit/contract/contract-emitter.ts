import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { Operation, Resource, SecurityAlternative, SecurityScheme } from "../../model/api.ts";
import { statusName } from "../../model/responses.ts";
import { valueIdentifier } from "../../model/identifier.ts";
import { decapitalize } from "../../model/words.ts";
import { clientNames } from "../client/client-view.ts";
import { errorClassName, errorResponses } from "../client/operation-errors.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { allResources } from "../../model/resources.ts";
import { placedOperations } from "../operations.ts";
import {
  access,
  block,
  code,
  imported,
  importedType,
  join,
  jsonText,
  key,
  lit,
  nothing,
  printValue,
  type Code,
} from "../print/code.ts";
import { paramsType } from "../print/params.ts";
import { typeContexts, type TypeContext } from "../print/print-type.ts";
import { typescriptFile } from "../typescript-file.ts";
import { agreementFile } from "./agreement.ts";
import { requestCases, type RequestCase } from "./request-cases.ts";

/** Prints the contract suite: the slice, the cases of each operation, and the test that runs them against a mock server. */
export const contractEmitter: Emitter = {
  name: "contract",
  statements: new Set(["import", "type", "constant", "call"]),
  emit(context: EmitContext) {
    const { api, renderer, slice, emit } = context;
    const { request } = typeContexts(api);
    const resources = allResources(api.resources).filter(({ operations }) => operations.length > 0);
    const files = resources.map((resource) => casesFile(resource, request, context));
    const suite = renderer.render("contract/contract.test.ts.hbs", {
      describe: imported("describeContract", "npm:routesmith/contract"),
      create: imported(clientNames(api).createName, "client"),
      client: importedType(clientNames(api).name, "client"),
      operations: placedOperations(api).map(({ resource, operation }) =>
        imported(caseName(operation), casesModule(resource)),
      ),
    });
    return [
      ...files,
      typescriptFile({ module: "contract/contract.test", emitter: "contract", exports: [] }, suite),
      {
        path: "contract/openapi.json",
        emitter: "contract",
        exports: [],
        text: `${jsonText(slice.root, 2)}\n`,
      },
      ...(emit.has("schema") ? [agreementFile(context)] : []),
    ];
  },
};

function casesModule(resource: Resource): string {
  return `contract/cases/${resource.modulePath}`;
}

/** No two operations share the start of their types' names, but functions of different resources may share theirs. */
function caseName({ typeName }: Operation): string {
  return valueIdentifier(decapitalize(typeName), "operation");
}

function casesFile(resource: Resource, request: TypeContext, context: EmitContext): GeneratedFile {
  const operations = resource.operations.map((operation) => operationView(resource, operation, { request, context }));
  const exports = operations.map(({ name }) => name);
  const rendered = context.renderer.render("contract/cases.ts.hbs", { operations });
  return typescriptFile({ module: casesModule(resource), emitter: "contract", exports }, rendered, context.types.homes);
}

function operationView(
  resource: Resource,
  operation: Operation,
  { request, context }: { readonly request: TypeContext; readonly context: EmitContext },
) {
  const { api, diagnostics, slice } = context;
  const { accepted, refused, unsolved } = requestCases(operation, request);
  for (const title of unsolved) {
    diagnostics.warning(
      "emit/unsolved-sample",
      `no request can be made for the case "${title}" of \`${operation.name}\``,
      {
        location: { file: slice.document.file, pointer: operation.pointer },
      },
    );
  }
  const path = [...resource.path, operation.localName];
  const params = paramsType(operation);
  const passed = params ? code`params, options` : code`options`;
  const client = importedType(clientNames(api).name, "client");
  const alternatives = operation.security.filter((alternative) => alternative.length > 0);
  return {
    name: caseName(operation),
    contractType: code`${importedType("ContractOperation", "npm:routesmith/contract")}<${client}>`,
    path: lit(operation.path),
    method: lit(operation.method),
    title: lit(path.join(".")),
    call: code`(client: ${client}, ${params ? code`params: ${params}` : code`_params: never`}, options) => client${join(path.map(access))}(${passed})`,
    parameters: printList(
      operation.parameters.map((parameter) =>
        printValue({ name: parameter.name, in: parameter.in, property: parameter.localName }),
      ),
    ),
    body: lit(operation.body?.placement ?? "none"),
    security: printList(alternatives.map((alternative) => printCredentials(alternative, api.securitySchemes))),
    anonymous: lit(alternatives.length < operation.security.length || operation.security.length === 0),
    accepted: printCases(accepted),
    acceptedType: params ? code` satisfies { title: string; params: ${params} }[]` : nothing,
    refused: printCases(refused),
    errors: printList(printErrors(operation)),
  };
}

function printCases(cases: readonly RequestCase[]): Code {
  return printList(cases.map(({ title, params }) => printValue({ title, params })));
}

function printList(items: readonly Code[]): Code {
  if (items.length === 0) return code`[]`;
  return block(
    code`[`,
    items.map((item) => code`${item},`),
    code`]`,
  );
}

/** Credentials that satisfy one alternative; what they are does not matter to a mock server. */
function printCredentials(alternative: SecurityAlternative, schemes: readonly SecurityScheme[]): Code {
  const members = alternative.map(({ localName }) => {
    const isBasic = schemes.some((scheme) => scheme.localName === localName && scheme.kind === "basic");
    const value = isBasic ? printValue({ username: "contract", password: "contract" }) : lit("contract");
    return code`${key(localName)}: ${value}`;
  });
  const title = alternative.map(({ scheme }) => scheme).join(" and ");
  return code`{ title: ${lit(title)}, credentials: { ${join(members, code`, `)} } }`;
}

/** Each declared error status, the code to ask for, and the class that the client must throw. */
function printErrors(operation: Operation): Code[] {
  const responses = errorResponses(operation);
  const declared = new Set(responses.flatMap(({ status }) => (status.kind === "code" ? [status.code] : [])));
  const free = (candidates: readonly number[]) => candidates.find((candidate) => !declared.has(candidate));
  return responses.flatMap(({ status }) => {
    const hundreds = status.kind === "range" ? status.hundreds * 100 : 500;
    const wanted = status.kind === "code" ? status.code : free([hundreds, hundreds + 3, hundreds + 4, hundreds + 9]);
    if (wanted === undefined) return [];
    const error = imported(errorClassName(wanted), "runtime/errors");
    return [code`{ status: ${lit(statusName(status))}, code: ${lit(wanted)}, error: ${error} }`];
  });
}

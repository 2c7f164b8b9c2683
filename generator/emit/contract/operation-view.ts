import type { Api, Resource } from "../../model/api.ts";
import type { Operation, Parameter } from "../../model/operation/operation.ts";
import { statusName } from "../../model/operation/response-status.ts";
import { clientNames } from "../client/client-names.ts";
import { errorClassName, errorResponses } from "../client/operation-errors.ts";
import type { EmitContext } from "../emitter.ts";
import { countLines, type Placeable } from "../file-parts.ts";
import { access, code, imported, importedType, join, lit, printValue, type Code } from "../print/code.ts";
import { paramsType } from "../print/params.ts";
import type { TypeContexts } from "../print/print-type.ts";
import type { CaseChange } from "./case-changes.ts";
import type { RequestCase } from "./case-list.ts";
import { credentialsInPlace, takenParameters } from "./taken-parameters.ts";
import { printContractStream } from "./contract-stream.ts";
import { printCredentials } from "./credential-samples.ts";
import { printList, printMembers } from "./print-list.ts";
import { requestCases, type CaseBudget, type OmittedCases } from "./request-cases.ts";

/** An operation as `contract/cases.ts.hbs` prints it. */
export interface OperationView extends Placeable {
  readonly name: Code;
  readonly method: Code;
  readonly path: Code;
  readonly call: Code;
  readonly parameters: Code;
  readonly body: Code;
  readonly security: Code;
  readonly anonymous: Code;
  readonly accepted: Code;
  readonly refused: Code;
  readonly errors: Code;
  /** Absent where the body of a response is just what was asked for. */
  readonly envelope: Code | undefined;
  /** Absent where no response is a sequence of items. */
  readonly stream: Code | undefined;
}

interface OperationSurroundings {
  readonly contexts: TypeContexts;
  readonly context: EmitContext;
  /** Of all operations. */
  readonly budget: CaseBudget;
}

/** Prints what the contract suite knows of an operation, and reports the cases for which no request can be made. */
export function operationView(
  resource: Resource,
  operation: Operation,
  { contexts, context, budget }: OperationSurroundings,
): OperationView {
  const { api } = context;
  const taken = takenParameters(operation, api.securitySchemes);
  const { accepted, refused, unsolved, omitted } = requestCases(operation, contexts.request, { budget, taken });
  reportUnsolved(operation, unsolved, context);
  reportOmitted(operation, omitted, context);
  const path = [...resource.path, operation.localName];
  const params = paramsType(operation);
  const passed = params ? code`params, options` : code`options`;
  const client = importedType(clientNames(api).name, "client");
  const call = code`(client: ${client}, ${params ? code`params: ${params}` : code`_params: never`}, options) => client${join(path.map(access))}(${passed})`;
  const alternatives = operation.security.filter((alternative) => alternative.length > 0);
  const printed = {
    name: lit(path.join(".")),
    method: lit(operation.method),
    path: lit(operation.path),
    call,
    parameters: printList(operation.parameters.map((parameter) => printParameter(parameter, operation, api))),
    body: lit(operation.body?.placement ?? "none"),
    security: printList(
      alternatives.map((alternative) =>
        printCredentials(alternative, operation, { schemes: api.securitySchemes, context: contexts.request }),
      ),
    ),
    anonymous: lit(alternatives.length < operation.security.length || operation.security.length === 0),
    accepted: printList(accepted.map((item) => printCase(item, params))),
    // What is refused is mostly of no type that a method takes.
    refused: printList(refused.map((item) => printCase(item, undefined))),
    errors: printList(printErrors(operation)),
  };
  const envelope = printEnvelope(operation);
  const stream = printContractStream(operation, call, contexts.response);
  const lines = Object.values({ ...printed, stream }).reduce(
    (sum, part) => sum + (part === undefined ? 0 : countLines(part.text)),
    2,
  );
  return { ...printed, envelope, stream, owner: resource.modulePath, lines };
}

function reportUnsolved(operation: Operation, unsolved: readonly string[], { diagnostics, slice }: EmitContext): void {
  for (const title of unsolved) {
    diagnostics.warning(
      "emit/unsolved-sample",
      `no request can be made for the case "${title}" of \`${operation.name}\``,
      { location: { file: slice.document.file, pointer: operation.pointer } },
    );
  }
}

function reportOmitted(operation: Operation, { parts, examples }: OmittedCases, context: EmitContext): void {
  if (parts === 0 && examples === 0) return;
  const omitted = [
    ...(parts === 0 ? [] : [`${parts} ${parts === 1 ? "part" : "parts"} of its requests`]),
    ...(examples === 0 ? [] : [`${examples} of its examples`]),
  ];
  context.diagnostics.warning(
    "emit/omitted-cases",
    `not all cases are made of \`${operation.name}\`: ${omitted.join(" and ")} are left out`,
    {
      location: { file: context.slice.document.file, pointer: operation.pointer },
    },
  );
}

/** @param type of the params; absent where they need not be of it. */
function printCase({ title, params, base, changes }: RequestCase, type: Code | undefined): Code {
  const [only, ...others] = changes;
  if (base === undefined || only === undefined) {
    const whole = printValue(params);
    return printMembers([
      code`title: ${lit(title)}`,
      code`params: ${whole}${type ? code` satisfies ${type}` : code``}`,
    ]);
  }
  const changed =
    others.length === 0
      ? printChange(only)
      : [code`changes: ${printList(changes.map((change) => printMembers(printChange(change))))}`];
  return printMembers([code`title: ${lit(title)}`, code`from: ${lit(base.title)}`, ...changed]);
}

function printChange(change: CaseChange): Code[] {
  switch (change.kind) {
    case "set":
      return [code`at: ${lit(change.at)}`, code`value: ${printValue(change.value)}`];
    case "repeat":
      return [code`at: ${lit(change.at)}`, code`length: ${lit(change.length)}`];
    case "remove":
      return [code`without: ${lit(change.at)}`];
  }
}

function printParameter(parameter: Parameter, operation: Operation, { securitySchemes }: Api): Code {
  const { name, in: location, localName } = parameter;
  const credentials = credentialsInPlace(parameter, operation, securitySchemes);
  return printValue({ name, in: location, property: localName, ...(credentials.length > 0 && { credentials }) });
}

function printEnvelope({ envelope }: Operation): Code | undefined {
  if (envelope === undefined) return undefined;
  const { payload, flag } = envelope;
  return printValue({ ...(payload && { payload: payload.name }), ...(flag !== undefined && { flag }) });
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

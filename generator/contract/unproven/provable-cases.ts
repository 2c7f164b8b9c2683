import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { PreparedCase, PreparedCases } from "../case-params.ts";
import { sentBody } from "../compare-params.ts";
import type { ContractDocuments } from "../document/contract-documents.ts";
import type { ContractOperation } from "../contract.ts";
import { isJsonMediaType } from "../document/media-type.ts";
import { statusOf, type OperationDescription } from "../document/operation-description.ts";
import type { HeldValue } from "./refusing-parts.ts";
import { unmakeablePart } from "./unmakeable-request.ts";
import type { UnprovenPart } from "./unproven.ts";

/** The cases of an operation that prove something, and what remains unproven without the others. */
export interface ProvableCases extends PreparedCases {
  readonly unproven: readonly UnprovenPart[];
}

/** The part that is unproven of an operation of which nothing is proven. */
export const anything = "anything of it";

const reason = "parts of a composition allow no properties but their own, and so refuse each other's";

const endless = "there is no such body: each value of its schema holds another of it";

/**
 * Leaves out the cases that closed parts of compositions would refuse, whatever they are about: those that are accepted but for
 * these parts, and those that have a fault besides. Without an accepted case nothing else can be proven.
 */
export function provableCases(
  operation: ContractOperation<never>,
  cases: PreparedCases,
  { description, documents }: Surroundings,
): ProvableCases {
  if (cases.accepted.length === 0) return withoutAccepted(operation, cases, { description, documents });
  const parts = documents.refusingParts.requests;
  const refusals = new Map<string, string>();
  for (const { title, params } of cases.accepted) {
    const refusal = parts.refusalOf(heldValues(operation, params, description));
    if (refusal !== undefined) refusals.set(title, refusal);
  }
  const isRefused = ({ title }: PreparedCase) => refusals.has(title);
  const ofRefused = new Set(
    operation.refused.flatMap((item) => ("from" in item && refusals.has(item.from) ? [item.title] : [])),
  );
  const isOfRefused = ({ title }: PreparedCase) => ofRefused.has(title);
  const accepted = cases.accepted.filter((item) => !isRefused(item));
  const [first = ""] = refusals.values();
  const isNothing = refusals.size > 0 && accepted.length === 0;
  const found = isNothing
    ? [{ part: anything, refusal: first }]
    : [
        ...told("accepts", cases.accepted.filter(isRefused)).map((part) => ({ part, refusal: first })),
        ...told("refuses", cases.refused.filter(isOfRefused)).map((part) => ({ part, refusal: first })),
        ...refusedAnswers(description, documents),
      ];
  return {
    accepted,
    refused: isNothing ? [] : cases.refused.filter((item) => !isOfRefused(item)),
    unproven: [
      ...found.map(({ part, refusal }) => ({ operation: operation.name, part, reason: `${reason}: ${refusal}` })),
      ...endlessAnswers(description, documents).map((part) => ({ operation: operation.name, part, reason: endless })),
    ],
  };
}

interface Surroundings {
  readonly description: OperationDescription;
  readonly documents: ContractDocuments;
}

function withoutAccepted(
  { name }: ContractOperation<never>,
  cases: PreparedCases,
  { description, documents }: Surroundings,
): ProvableCases {
  const needed = unmakeablePart(documents.repaired, description, documents.requests);
  if (needed === undefined) return { ...cases, unproven: [] };
  const why = `no value of its ${needed} was found that the document allows and a request can carry: an example may help`;
  return { accepted: [], refused: [], unproven: [{ operation: name, part: anything, reason: why }] };
}

function told(verb: string, [first, ...others]: readonly PreparedCase[]): readonly string[] {
  if (first === undefined) return [];
  return [`that it ${verb} ${first.title}${others.length === 0 ? "" : `, and ${others.length} more`}`];
}

function refusedAnswers(description: OperationDescription, documents: ContractDocuments) {
  return [...documents.refusedAnswers].flatMap(([place, refusal]) => {
    const part = fittingBody(description, place);
    return part === undefined ? [] : { part, refusal };
  });
}

function endlessAnswers(description: OperationDescription, documents: ContractDocuments) {
  return [...documents.endlessAnswers].flatMap((place) => fittingBody(description, place) ?? []);
}

function fittingBody(description: OperationDescription, place: JsonPointer): string | undefined {
  const status = statusOf(description, place);
  return status === undefined ? undefined : `that the body of ${status} fits its schema`;
}

/** The parameters and the body that a request with these params has. */
function heldValues(
  operation: ContractOperation<never>,
  params: unknown,
  { parameters, body }: OperationDescription,
): readonly HeldValue[] {
  const given = new Map(Object.entries(typeof params === "object" && params !== null ? params : {}));
  const values = operation.parameters.flatMap(({ name, in: place, property }) => {
    const schema = parameters.find((parameter) => parameter.name === name && parameter.in === place)?.schema;
    return hold(schema, given.get(property) as Json | undefined);
  });
  const content = body?.content.find(({ mediaType }) => isJsonMediaType(mediaType)) ?? body?.content[0];
  return [...values, ...hold(content?.schema, sentBody(operation, given) as Json | undefined)];
}

function hold(schema: HeldValue["schema"] | undefined, value: Json | undefined): readonly HeldValue[] {
  return schema === undefined || value === undefined ? [] : [{ schema, value }];
}

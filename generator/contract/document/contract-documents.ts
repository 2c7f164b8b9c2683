import { member, type JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";
import { SchemaJudge } from "../judge/schema-judge.ts";
import { findAnswer } from "../find-answer.ts";
import { annotations } from "../normalise/annotations.ts";
import { oneWayProperties } from "../normalise/one-way-properties.ts";
import { prismCopy } from "../normalise/prism-copy.ts";
import { repair } from "../normalise/repairs.ts";
import { applyRules } from "../normalise/rule.ts";
import type { ContractOperation } from "../contract.ts";
import { RefusingParts } from "../unproven/refusing-parts.ts";
import { isEndless } from "./endless-schema.ts";
import { schemaPlaces } from "./schema-places.ts";
import { sequenceBodies, type SequenceBody } from "./sequence-body.ts";

/** A document made ready for both judges. */
export interface ContractDocuments {
  readonly repaired: JsonObject;
  readonly requests: SchemaJudge;
  readonly responses: SchemaJudge;
  readonly refusingParts: { readonly requests: RefusingParts; readonly responses: RefusingParts };
  /** By the JSON pointers of their Media Type Objects, why no answer is one that the document allows, but for such parts. */
  readonly refusedAnswers: ReadonlyMap<JsonPointer, string>;
  /** The JSON pointers of the Media Type Objects that no answer fits, as each value of their schema has no end. */
  readonly endlessAnswers: ReadonlySet<JsonPointer>;
  readonly prism: JsonObject;
  /** By the JSON pointers of their Media Type Objects. */
  readonly sequences: ReadonlyMap<JsonPointer, SequenceBody>;
}

/** @param operations of the contract, as far as Prism has to send what they say. */
export function prepareDocuments(
  document: JsonObject,
  operations: readonly ContractOperation<never>[] = [],
): ContractDocuments {
  const sequences = sequenceBodies(operations);
  const withExamples = repair(document);
  const repaired = applyRules(withExamples, [annotations]);
  const sent = applyRules(repaired, [oneWayProperties("readOnly")]);
  const received = applyRules(repaired, [oneWayProperties("writeOnly")]);
  const requests = new SchemaJudge(sent);
  const responses = new SchemaJudge(received);
  const refusingParts = {
    requests: new RefusingParts(sent, requests),
    responses: new RefusingParts(received, responses),
  };
  const refusedAnswers = new Map<JsonPointer, string>();
  const endlessAnswers = new Set<JsonPointer>();
  return {
    repaired,
    requests,
    responses,
    refusingParts,
    refusedAnswers,
    endlessAnswers,
    prism: prismCopy(repaired, {
      json: (mediaType) => {
        const found = findAnswer(withExamples, mediaType, refusingParts.responses);
        if (found?.refusal !== undefined) refusedAnswers.set(mediaType, found.refusal);
        const isMissed = found === undefined && isEndless(repaired, member(valueAt(repaired, mediaType), "schema"));
        if (isMissed) endlessAnswers.add(mediaType);
        return found?.value;
      },
      text: (mediaType) => sequences.get(mediaType)?.text,
    }),
    sequences,
  };
}

/** Why schemas of the document, or of Prism's copy, cannot be compiled: Prism would silently check nothing there. */
export function compileProblems(documents: ContractDocuments): readonly string[] {
  const judges = [
    { document: documents.repaired, judge: documents.requests },
    { document: documents.prism, judge: new SchemaJudge(documents.prism) },
  ];
  const problems = judges.flatMap(({ document, judge }) =>
    schemaPlaces(document).map((place) => ({ place, problem: judge.compileProblem(place) })),
  );
  const found = problems.filter(({ problem }) => problem !== undefined);
  return [...new Set(found.map(({ place, problem }) => `${place}: ${problem}`))];
}

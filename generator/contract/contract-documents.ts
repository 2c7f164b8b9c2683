import type { Json, JsonObject } from "../kernel/json.ts";
import { member, objectMember } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import { SchemaJudge } from "./judge/schema-judge.ts";
import { holdsReference } from "./normalise/answers.ts";
import { annotations } from "./normalise/annotations.ts";
import { oneWayProperties } from "./normalise/one-way-properties.ts";
import { prismCopy } from "./normalise/prism-copy.ts";
import { repair } from "./normalise/repairs.ts";
import { applyRules } from "./normalise/rule.ts";
import { valueAt } from "../select/value-at.ts";
import type { ContractOperation } from "./contract.ts";
import { resolveReference } from "./resolve-reference.ts";
import { sampleAnswer } from "./sample-answer.ts";
import { schemaPlaces } from "./schema-places.ts";
import { sequenceBodies, type SequenceBody } from "./sequence-body.ts";

/** A document made ready for both judges. */
export interface ContractDocuments {
  readonly repaired: JsonObject;
  readonly requests: SchemaJudge;
  readonly responses: SchemaJudge;
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
  const responses = new SchemaJudge(applyRules(repaired, [oneWayProperties("writeOnly")]));
  return {
    repaired,
    requests: new SchemaJudge(applyRules(repaired, [oneWayProperties("readOnly")])),
    responses,
    prism: prismCopy(repaired, {
      json: (mediaType) => findAnswer(withExamples, mediaType, responses),
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

/**
 * The first of the document's examples, then a sample of the schema, if need be without
 * what that says of examples, that the judge accepts. Without a schema, Prism
 * needs one too: to a faulty request it would answer with no body at all.
 */
function findAnswer(document: JsonObject, place: JsonPointer, judge: SchemaJudge): Json | undefined {
  const mediaType = valueAt(document, place);
  const schema = member(mediaType, "schema");
  const named = Object.values(objectMember(mediaType, "examples") ?? {}).map((example) =>
    member(resolveReference(document, example, "")?.value, "value"),
  );
  const given = [
    member(mediaType, "example"),
    ...named,
    schema === undefined ? {} : sampleAnswer(document, schema),
  ].find((value): value is Json => value !== undefined && fits(value));
  if (given !== undefined) return given;
  const plain = sampleAnswer(document, schema, { hasExamples: false });
  return fits(plain) ? plain : undefined;

  function fits(value: Json): boolean {
    try {
      return !holdsReference(value) && (schema === undefined || judge.problems(`${place}/schema`, value).length === 0);
    } catch {
      // The schema does not compile, which has a test of its own.
      return false;
    }
  }
}

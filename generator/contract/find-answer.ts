import type { Json, JsonObject } from "../kernel/json.ts";
import { member, objectMember } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import { valueAt } from "../select/value-at.ts";
import { holdsReference } from "./normalise/answers.ts";
import type { RefusingParts } from "./unproven/refusing-parts.ts";
import { resolveReference } from "./document/resolve-reference.ts";
import { sampleAnswer } from "./document/sample-answer.ts";

/** What Prism is to answer with. */
export interface Answer {
  readonly value: Json;
  /** What closed parts of compositions refuse in it, where they leave no value that could be found. */
  readonly refusal?: string;
}

/**
 * The first of the document's examples, then a sample of the schema, if need be without
 * what that says of examples, that the judge accepts. Without a schema, Prism
 * needs one too: to a faulty request it would answer with no body at all.
 */
export function findAnswer(document: JsonObject, place: JsonPointer, parts: RefusingParts): Answer | undefined {
  const mediaType = valueAt(document, place);
  const hasSchema = member(mediaType, "schema") !== undefined;
  const schema = `${place}/schema`;
  for (const value of answers(document, mediaType)) {
    if (!hasSchema || fits(parts, schema, value)) return { value };
  }
  for (const value of hasSchema ? answers(document, mediaType) : []) {
    const refusal = parts.refusalOf([{ schema, value }]);
    if (refusal !== undefined) return { value, refusal };
  }
  return undefined;
}

function* answers(document: JsonObject, mediaType: Json | undefined): Iterable<Json> {
  const schema = member(mediaType, "schema");
  const named = Object.values(objectMember(mediaType, "examples") ?? {}).map((example) =>
    member(resolveReference(document, example, "")?.value, "value"),
  );
  for (const value of [member(mediaType, "example"), ...named]) {
    if (value !== undefined && !holdsReference(value)) yield value;
  }
  const sample = schema === undefined ? {} : sampleAnswer(document, schema);
  if (!holdsReference(sample)) yield sample;
  const plain = sampleAnswer(document, schema, { hasExamples: false });
  if (!holdsReference(plain)) yield plain;
}

function fits({ exact }: RefusingParts, schema: JsonPointer, value: Json): boolean {
  try {
    return exact.problems(schema, value).length === 0;
  } catch {
    // The schema does not compile, which has a test of its own.
    return false;
  }
}

import type { Json, JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";
import type { SchemaJudge } from "../judge/schema-judge.ts";
import type { OperationDescription } from "../document/operation-description.ts";
import { sampleAnswer } from "../document/sample-answer.ts";
import { isWritten, writesAll } from "./unwritten-parts.ts";

/**
 * What a request of an operation needs and no value was found for, by other means than those that the cases are made by: where it
 * lacks an accepted case for such a reason, nobody has forgotten it. `undefined` where each part has a value.
 */
export function unmakeablePart(
  document: JsonObject,
  { parameters, body }: OperationDescription,
  judge: SchemaJudge,
): string | undefined {
  const parameter = parameters.find((needed) => {
    const isShown = writesAll(needed) ? () => true : isWritten;
    return needed.required && !isMakeable(document, needed.schema, judge, isShown);
  });
  if (parameter !== undefined) return `${parameter.in} parameter ${parameter.name}`;
  const isNeeded = body?.required === true && body.content.length > 0;
  return isNeeded && body.content.every(({ schema }) => !isMakeable(document, schema, judge)) ? "body" : undefined;
}

function isMakeable(
  document: JsonObject,
  schema: JsonPointer | undefined,
  judge: SchemaJudge,
  isShown: (value: Json) => boolean = () => true,
): boolean {
  if (schema === undefined) return true;
  const source = valueAt(document, schema);
  return [true, false].some((hasExamples) => {
    try {
      const value = sampleAnswer(document, source, { hasExamples });
      return isShown(value) && judge.problems(schema, value).length === 0;
    } catch {
      // A schema that does not compile has a test of its own.
      return false;
    }
  });
}

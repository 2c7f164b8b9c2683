import type { JsonObject } from "../../kernel/json.ts";
import { answerHeaders } from "./answer-headers.ts";
import type { AnswerSource } from "./answers.ts";
import { answers } from "./answers.ts";
import { declaredSuccess } from "./declared-success.ts";
import { explicitExplode } from "./explicit-explode.ts";
import { formBodies } from "./form-bodies.ts";
import { knownSchemes } from "./known-schemes.ts";
import { oneWayProperties } from "./one-way-properties.ts";
import { plainPathNames } from "./plain-path-names.ts";
import { plainPatterns } from "./plain-patterns.ts";
import { referenceSiblings } from "./reference-siblings.ts";
import type { Rule } from "./rule.ts";
import { applyRules } from "./rule.ts";
import { toldShapes } from "./told-shapes.ts";
import { unreadParameters } from "./unread-parameters.ts";

/**
 * With a dialect Prism leaves the schemas as they are and compiles them as JSON Schema 2020-12; without, it takes them
 * for draft-07, which does not know `unevaluatedProperties` and `prefixItems`.
 */
const dialect: Rule = {
  name: "dialect",
  rewriting: {
    document: (document) => ({ ...document, jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" }),
  },
};

/** The repaired document as Prism gets it: what Prism would misread is written in another way. */
export function prismCopy(repaired: JsonObject, source: AnswerSource): JsonObject {
  // The answers come first: their source knows the places of the repaired document.
  return applyRules(repaired, [
    answers(source),
    answerHeaders,
    declaredSuccess,
    dialect,
    referenceSiblings,
    oneWayProperties("readOnly"),
    explicitExplode,
    plainPathNames,
    unreadParameters,
    toldShapes,
    formBodies,
    knownSchemes,
    plainPatterns(repaired),
  ]);
}

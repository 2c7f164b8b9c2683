import type { JsonObject } from "../../kernel/json.ts";
import { liftFrom20, type LiftedDocument } from "./lift-2-0/lift-2-0.ts";
import { liftExclusive, liftFrom30, liftNullable, withoutIgnoredStyles } from "./lift-3-0.ts";
import { inlineMediaTypes, liftFrom32 } from "./lift-3-2.ts";
import { normalise } from "./normalise.ts";
import { IgnoredKeywords } from "./ignored-keywords.ts";
import type { PlainRule, Rule } from "../rewrite/rewrite.ts";
import { rewriteDocument } from "../rewrite/rewrite-document.ts";

/**
 * Gives a document a form in which its parts have the places of OpenAPI 3: in 2.0 they have others, and what says the
 * most about a part stands elsewhere.
 *
 * @param version the document's own: 2.0 or 3.0 to 3.2.
 */
export function arrange(root: JsonObject, version: string): LiftedDocument {
  return version === "2.0" ? liftFrom20(root) : { root, sourceOf: (pointer) => pointer };
}

/**
 * Lifts an arranged document, or a slice of one, to OpenAPI 3.1.1. The result shares with the argument what stays as it
 * is.
 *
 * Ours, because the upgraders that exist rewrite members by their names alone, and so change examples and defaults that
 * happen to hold such a name.
 *
 * @param version the document's own: 2.0 or 3.0 to 3.2.
 * @param ignored is told what the document says in vain.
 */
export function lift(part: JsonObject, version: string, ignored = new IgnoredKeywords(part)): JsonObject {
  const rule = ruleFor(version, ignored);
  const lifted = rewriteDocument(
    version.startsWith("3.2") ? inlineMediaTypes(part) : part,
    (object, kind, placeOf, original) => rule(normalise(object, kind), kind, placeOf, original),
  );
  return { ...lifted, openapi: "3.1.1" };
}

function ruleFor(version: string, ignored: IgnoredKeywords): Rule {
  if (version.startsWith("3.2")) return (object, kind) => liftFrom32(liftFrom31(object, kind), kind);
  if (version.startsWith("3.1")) return liftFrom31;
  // In 2.0, a list is written alike in both kinds of forms.
  const withoutIgnored: PlainRule = version === "2.0" ? (object) => object : withoutIgnoredStyles;
  return (object, kind, placeOf) => {
    const lifted = liftFrom30(withoutIgnored(object, kind), kind);
    // Only where something is left out can something be ignored.
    if (lifted !== object) ignored.note(object, kind, placeOf, version === "2.0" ? ["x-nullable"] : []);
    return lifted;
  };
}

/** 3.1 has no `nullable`, nor limits that are booleans, but many documents keep them: they can mean only one thing. */
const liftFrom31: PlainRule = (object, kind) => (kind === "schema" ? liftNullable(liftExclusive(object)) : object);

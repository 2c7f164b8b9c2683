import { isJsonArray, isJsonObject, type Json, type JsonObject, member } from "../../kernel/json.ts";
import { printPointer, parsePointer, pointerFromFragment } from "../../kernel/json-pointer.ts";
import { kindAt, type ObjectKind, referableKinds } from "./grammar.ts";
import { Draft } from "../overlay/draft.ts";
import { rewrite, type Rule } from "./rewrite.ts";

/**
 * Rewrites a document, and also what its references lead to where that is hidden in what would be data: in an extension
 * such as `x-definitions`. A part that is within another hidden part is rewritten twice: a rule must bear that.
 */
export function rewriteDocument(root: JsonObject, rule: Rule): JsonObject {
  const references = new Map<string, ObjectKind>();
  const noting: Rule = (object, kind, placeOf, original) => {
    const { $ref: reference } = object;
    // Nearly all references lead to named schemas, so that is worth asking first.
    if (typeof reference === "string" && !reference.startsWith("#/components/schemas/") && canRefer(kind)) {
      references.set(reference, kind);
    }
    return rule(object, kind, placeOf, original);
  };
  const draft = new Draft(rewrite(root, noting));
  // The map grows while it is read.
  for (const [reference, kind] of references) {
    const path = hiddenPath(root, reference);
    const part = path?.reduce<Json | undefined>(partAt, draft.root);
    if (path !== undefined && isJsonObject(part)) draft.replace(path, rewrite(part, within(path, noting), kind));
  }
  return draft.root;
}

/** The rule for a part of the document. */
function within(path: readonly string[], rule: Rule): Rule {
  const around = printPointer(path);
  return (object, kind, placeOf, original) => rule(object, kind, () => around + placeOf(), original);
}

function canRefer(kind: ObjectKind): boolean {
  return referableKinds.has(kind) || kind === "pathItem";
}

/** The way to what a reference leads to, where the names on the way make that data. */
function hiddenPath(root: JsonObject, reference: string): readonly string[] | undefined {
  const pointer = pointerFromFragment(reference);
  return pointer === undefined || kindAt(root, pointer) !== undefined ? undefined : parsePointer(pointer);
}

function partAt(value: Json | undefined, token: string): Json | undefined {
  return isJsonArray(value) ? value[Number(token)] : member(value, token);
}

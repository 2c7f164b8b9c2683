import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { memberKind, type ObjectKind } from "../../load/rewrite/grammar.ts";
import { rewrite } from "../../load/rewrite/rewrite.ts";

/** A part of a document that has another form than OpenAPI gives it. */
export interface MalformedPart {
  readonly pointer: JsonPointer;
  readonly message: string;
}

const forms = {
  "a text": (value) => typeof value === "string",
  "an object": isJsonObject,
  "a list of objects": (value) => isJsonArray(value) && value.every(isJsonObject),
} satisfies Record<string, (value: Json) => boolean>;

/** Texts that openapi-typescript takes apart. */
const texts: { readonly [Kind in ObjectKind]?: readonly string[] } = {
  operation: ["operationId", "summary"],
  schema: ["title"],
};

/** Objects whose members it reads whatever they are, null too; elsewhere null, an empty field of YAML, is none to it. */
const maps: ReadonlySet<ObjectKind> = new Set(["content", "headers"]);

/** Where a document is not what openapi-typescript takes it for, which tells no place. */
export function malformedParts(root: JsonObject): readonly MalformedPart[] {
  const found: MalformedPart[] = [];
  rewrite(root, (object, kind, placeOf) => {
    for (const [name, value] of Object.entries(object)) {
      const form = formOf(kind, name);
      if (form === undefined || forms[form](value) || (value === null && !maps.has(kind))) continue;
      found.push({ pointer: appendPointer(placeOf(), name), message: `\`${name}\` must be ${form}` });
    }
    return object;
  });
  return found;
}

function formOf(kind: ObjectKind, name: string): keyof typeof forms | undefined {
  if (texts[kind]?.includes(name) === true) return "a text";
  switch (memberKind(kind, name)) {
    case "parameters":
      return kind === "components" || kind === "document" ? "an object" : "a list of objects";
    case "operation":
    case "requestBody":
    case "content":
    case "mediaType":
    case "responses":
    case "response":
    case "headers":
      return "an object";
    case "parameter":
      // Of a list, it is told as a whole.
      return kind === "headers" ? "an object" : undefined;
    default:
      // The model has looked at schemas, and openapi-typescript does not look at the rest.
      return undefined;
  }
}

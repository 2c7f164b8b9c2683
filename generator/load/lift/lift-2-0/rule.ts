import { type JsonObject, member, stringMember, withoutMember } from "../../../kernel/json.ts";
import { referableKinds } from "../../rewrite/grammar.ts";
import type { Rule } from "../../rewrite/rewrite.ts";
import type { Places } from "./places.ts";

/** What an object says that stands where OpenAPI 3.0 has it, but is written as in 2.0, in the words of 3.0. */
export function inTermsOf30(places: Places): Rule {
  return (object, kind) => {
    const reference = member(object, "$ref");
    if (typeof reference === "string" && (referableKinds.has(kind) || kind === "pathItem")) {
      const lifted = places.lifted(reference);
      return lifted === reference ? object : { ...object, $ref: lifted };
    }
    return kind === "schema" ? liftSchema(object) : object;
  };
}

/** @see https://spec.openapis.org/oas/v2.0.html#schema-object */
function liftSchema(schema: JsonObject): JsonObject {
  return [liftFile, liftNullable, liftDiscriminator].reduce((lifted, step) => step(lifted), schema);
}

function liftFile(schema: JsonObject): JsonObject {
  return member(schema, "type") === "file" ? { ...schema, type: "string", format: "binary" } : schema;
}

/** An extension that many tools know, and that 3.0 made a keyword. */
function liftNullable(schema: JsonObject): JsonObject {
  const nullable = member(schema, "x-nullable");
  if (typeof nullable !== "boolean") return schema;
  return { nullable, ...withoutMember(schema, "x-nullable") };
}

/** @see https://spec.openapis.org/oas/v2.0.html#composition-and-inheritance-polymorphism */
function liftDiscriminator(schema: JsonObject): JsonObject {
  const propertyName = stringMember(schema, "discriminator");
  return propertyName === undefined ? schema : { ...schema, discriminator: { propertyName } };
}

import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember } from "../../kernel/json.ts";
import { Discriminators, narrowed, narrowingSchema } from "../../model/discriminator.ts";
import { valueAt } from "../../select/value-at.ts";
import { resolveReference } from "../resolve-reference.ts";
import type { Rule } from "./rule.ts";

/**
 * Variants that overlap all accept a value that a discriminator gives to one: each variant of a `oneOf`, and each heir of
 * a parent, gets the discriminator's values as a condition, as it has them in the types.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
export function discriminatedVariants(document: JsonObject): Rule {
  const discriminators = new Discriminators(document, (pointer) => valueAt(document, pointer));
  const resolve = (source: Json): Json => resolveReference(document, source, "")?.value ?? source;
  return {
    name: "discriminated-variants",
    rewriting: {
      schema: (schema, { pointer }) => {
        const variants = arrayMember(schema, "oneOf");
        const told = variants && {
          ...schema,
          oneOf: variants.map((variant) => narrowed(variant, discriminators.ofMember(schema, variant), resolve)),
        };
        const narrowing = discriminators.ofHeir(pointer);
        if (narrowing === undefined) return told ?? schema;
        return {
          ...(told ?? schema),
          allOf: [...(arrayMember(schema, "allOf") ?? []), narrowingSchema(narrowing, resolve)],
        };
      },
    },
  };
}

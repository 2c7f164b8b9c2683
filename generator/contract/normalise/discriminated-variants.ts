import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember } from "../../kernel/json.ts";
import { Discriminators, narrowed, narrowingSchema } from "../../model/schema/discriminator.ts";
import { valueAt } from "../../select/value-at.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Rule } from "./rule.ts";

/**
 * Variants that overlap all accept a value that a discriminator gives to one: each variant of a `oneOf` or
 * an `anyOf`, and each heir of a parent, gets the discriminator's values as a condition, as it has them in the types.
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
        const told = { ...schema };
        for (const keyword of ["oneOf", "anyOf"]) {
          const variants = arrayMember(schema, keyword);
          if (variants === undefined) continue;
          told[keyword] = variants.map((item) => narrowed(item, discriminators.ofMember(schema, item), resolve));
        }
        const narrowing = discriminators.ofHeir(pointer);
        if (narrowing === undefined) return told;
        return {
          ...told,
          allOf: [...(arrayMember(schema, "allOf") ?? []), narrowingSchema(narrowing, resolve)],
        };
      },
    },
  };
}

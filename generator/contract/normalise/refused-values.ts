import type { Json, JsonObject } from "../../kernel/json.ts";
import { member, withoutMember } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { isOfNamedType, typeOfValues, valuesOf } from "../document/value-type.ts";
import { SchemaJudge } from "../judge/schema-judge.ts";
import type { Rule } from "./rule.ts";

/** What may refuse a value that an `enum` or a `const` beside it names. */
const refusing =
  "type format minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf items prefixItems " +
  "contains minContains maxContains minItems maxItems uniqueItems unevaluatedItems properties patternProperties " +
  "additionalProperties propertyNames required dependentRequired dependentSchemas minProperties maxProperties " +
  "unevaluatedProperties";
const refusingKeywords = refusing.split(" ");

/**
 * Values are what is meant where a keyword beside them refuses one, as they are the types of the client: words beside
 * `maxLength: 1`, or beside the properties of an object. No other value gets in by that.
 */
export function refusedValues(document: JsonObject): Rule {
  let judge: SchemaJudge | undefined;
  const isRefused = (schema: JsonPointer, value: Json): boolean => {
    judge ??= new SchemaJudge(document);
    try {
      return judge.problems(schema, value).length > 0;
    } catch {
      // A schema that does not compile has a test of its own.
      return false;
    }
  };
  return {
    name: "refused-values",
    rewriting: {
      schema: (schema, { pointer }) => {
        // Null is often one value more, beside a type that lacks it.
        const values = valuesOf(schema).filter((value) => value !== null);
        const beside =
          values.length === 0 ? [] : refusingKeywords.filter((keyword) => member(schema, keyword) !== undefined);
        if (beside.length === 0) return schema;
        const isTypeAlone = beside.length === 1 && beside[0] === "type";
        const fits = (value: Json) => (isTypeAlone ? isOfNamedType(value, schema) : !isRefused(pointer, value));
        if (values.every(fits)) return schema;
        const type = typeOfValues(schema);
        return { ...beside.reduce(withoutMember, schema), ...(type !== undefined && { type }) };
      },
    },
  };
}

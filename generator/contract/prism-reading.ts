import type { Json, JsonObject } from "../kernel/json.ts";
import { arrayMember, isJsonObject, member, objectMember, stringMember } from "../kernel/json.ts";
import { valueAt } from "../select/value-at.ts";
import { isMeantByText } from "./enum-texts.ts";
import type { ParameterDescription } from "./document/operation-description.ts";
import { resolveReference } from "./document/resolve-reference.ts";
import { isFraming } from "./sent-headers.ts";
import { valuesOf } from "./document/value-type.ts";
import { shapeOf } from "./document/value-shape.ts";

/**
 * Whether Prism can read a parameter. It does not look at cookies. It throws where a list or an object stands in a path or is
 * missing in a header, at some labels and matrices, and at delimiters between what is no list. It knows no texts of the
 * values of an `enum`.
 *
 * @param confused the names of the path that it does not tell apart.
 */
export function isReadByPrism(
  parameter: ParameterDescription,
  document: JsonObject,
  confused: ReadonlySet<string>,
): boolean {
  const { in: place, style, explode, json } = parameter;
  if (place === "query" && confused.has(parameter.name.toLowerCase())) return false;
  if (place === "header" && isFraming(parameter.name)) return false;
  if (place === "cookie" || style === "label" || style === "matrix") return false;
  if (json || parameter.schema === undefined) return true;
  const schema = valueAt(document, parameter.schema);
  // Prism takes an empty text for a parameter that is missing.
  if (parameter.required && valuesOf(resolveReference(document, schema, "")?.value ?? {}).includes("")) return false;
  if (holdsMeantByText(schema, document, new Set())) return false;
  const shape = shapeOf(document, schema);
  if (place !== "query") return shape === "scalar";
  if (style === "spaceDelimited" || style === "pipeDelimited") return shape === "array";
  const isParted = style === "deepObject" || (shape === "object" && explode);
  return !isParted || isPutTogether(schema, parameter.required, document);
}

/**
 * The names, in small letters, of query parameters of a path that differ by their case alone: Prism takes each for the last.
 *
 * @param item the Path Item Object, with the operations that share its parameters.
 */
export function confusedNames(item: Json | undefined, document: JsonObject): ReadonlySet<string> {
  const holders = [item, ...(isJsonObject(item) ? Object.values(item) : [])];
  const names = holders.flatMap((holder) =>
    (arrayMember(holder, "parameters") ?? []).flatMap((parameter) => {
      const resolved = resolveReference(document, parameter, "")?.value;
      return stringMember(resolved, "in") === "query" ? (stringMember(resolved, "name") ?? []) : [];
    }),
  );
  const spellings = new Map([...new Set(names)].map((name) => [name.toLowerCase(), name]));
  return new Set(names.flatMap((name) => (spellings.get(name.toLowerCase()) === name ? [] : name.toLowerCase())));
}

/**
 * Whether Prism makes the object again of which each property stands in a query by itself. It knows the properties that the
 * schema itself names, and these in small letters and without a part; and it always makes one, be it of nothing.
 */
function isPutTogether(schema: Json | undefined, required: boolean, document: JsonObject): boolean {
  const resolved = resolveReference(document, schema, "")?.value;
  if (stringMember(resolved, "type") !== "object" || isJsonObject(member(resolved, "additionalProperties")))
    return false;
  const isNeeded = (arrayMember(resolved, "required") ?? []).length > 0;
  const properties = Object.entries(objectMember(resolved, "properties") ?? {});
  return (
    isNeeded === required &&
    properties.every(([name, value]) => name === name.toLowerCase() && shapeOf(document, value) === "scalar")
  );
}

function holdsMeantByText(schema: Json | undefined, document: JsonObject, seen: Set<JsonObject>): boolean {
  const resolved = resolveReference(document, schema, "")?.value;
  if (resolved === undefined || seen.has(resolved)) return false;
  seen.add(resolved);
  if (isMeantByText(resolved)) return true;
  const parts = [
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => arrayMember(resolved, keyword) ?? []),
    ...Object.values(objectMember(resolved, "properties") ?? {}),
    member(resolved, "items"),
    member(resolved, "additionalProperties"),
  ];
  return parts.some((part) => holdsMeantByText(part, document, seen));
}

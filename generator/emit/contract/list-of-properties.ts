import type { Schema, SchemaOf } from "../../model/schema.ts";
import type { TypeContext } from "../print/print-type.ts";

/**
 * Whether an intersection is of a list and of an object with other properties than it names, which no value can be. To a
 * compiler the elements of the list are some of these properties.
 */
export function isListOfProperties(schema: SchemaOf<"intersection">, { named }: TypeContext): boolean {
  let [isOfList, isOfOthers] = [false, false];
  const seen = new Set<Schema>();
  const pending: Schema[] = [schema];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part.kind === "union" || part.kind === "intersection") pending.push(...part.members);
    else if (part.kind === "array" || part.kind === "tuple") isOfList = true;
    else if (part.kind === "object" && part.additional !== undefined) isOfOthers = true;
    const target = part.kind === "reference" ? named.get(part.target)?.schema : undefined;
    if (target) pending.push(target);
  }
  return isOfList && isOfOthers;
}

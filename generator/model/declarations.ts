import { arrayMember, member, objectMember, type Json } from "../kernel/json.ts";

/**
 * What a schema, with all that it is made of, says of a property: the Schema Objects, the nearest first.
 *
 * @param resolve what a Reference Object leads to; anything else as it is.
 */
export function* declarations(schema: Json, name: string, resolve: (source: Json) => Json): Generator<Json> {
  // A set that grows while it is read is read to its end.
  const sources = new Set([resolve(schema)]);
  for (const source of sources) {
    const found = member(objectMember(source, "properties"), name);
    if (found !== undefined) yield found;
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const part of arrayMember(source, keyword) ?? []) sources.add(resolve(part));
    }
  }
}

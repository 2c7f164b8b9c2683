import { stringMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { pointerFromFragment } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";

/** More references than anybody chains. */
const longestWay = 256;

/** What a Reference Object leads to within `root`; anything else as it is. */
export function resolveReference(source: Json, root: JsonObject): Json {
  let value = source;
  for (let steps = 0; steps < longestWay; steps += 1) {
    const pointer = pointerFromFragment(stringMember(value, "$ref") ?? "");
    if (pointer === undefined) return value;
    value = valueAt(root, pointer) ?? {};
  }
  return {};
}

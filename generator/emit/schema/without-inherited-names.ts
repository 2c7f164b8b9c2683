import { stringMember, type JsonObject } from "../../kernel/json.ts";
import { rewrite } from "../../load/rewrite.ts";
import { inheritedNames } from "../../model/identifier.ts";

/** openapi-typescript's resolver finds what every object has, and calls it as a function, which throws but for these. */
const harmless = new Set(["constructor", "toString"]);

/** Whether openapi-typescript is shown another name than this one. */
export function isRenamed(name: string): boolean {
  return inheritedNames.has(name) && !harmless.has(name);
}

/** A document in which what has a name that every object has gets another, with the references to it. */
export function withoutInheritedNames(root: JsonObject): JsonObject {
  return rewrite(root, (object) => {
    const reference = stringMember(object, "$ref");
    const renamed = reference?.split("/").map(otherName).join("/");
    if (renamed === reference && !Object.keys(object).some(isRenamed)) return object;
    const entries = Object.entries(object).map(([name, value]) => [otherName(name), value] as const);
    return Object.fromEntries(renamed === undefined ? entries : [...entries, ["$ref", renamed]]);
  });
}

function otherName(name: string): string {
  return isRenamed(name) ? `${name}_` : name;
}

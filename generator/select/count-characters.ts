import { isJsonArray, type Json } from "../kernel/json.ts";

/** How many characters the texts of a document have. */
export interface Characters {
  /** Of all values that are texts. */
  readonly texts: number;
  /** Of the values of its enums; what an example calls so counts as well. */
  readonly enums: number;
}

/** It must be known to be nested no deeper than the limit. */
export function countCharacters(root: Json): Characters {
  let [texts, enums] = [0, 0];
  const count = (value: Json, isEnum: boolean): void => {
    if (typeof value === "string") {
      texts += value.length;
      if (isEnum) enums += value.length;
    } else if (isJsonArray(value)) {
      for (const part of value) count(part, isEnum);
    } else if (typeof value === "object" && value !== null) {
      for (const name in value) count(value[name] ?? null, name === "enum");
    }
  };
  count(root, false);
  return { texts, enums };
}

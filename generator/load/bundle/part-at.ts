import { isJsonArray, type Json, member } from "../../kernel/json.ts";

/** The member or element that a token of a pointer names. */
export function partAt(value: Json | undefined, token: string): Json | undefined {
  if (!isJsonArray(value)) return member(value, token);
  return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
}

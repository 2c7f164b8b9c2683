import type { Diagnostics } from "../kernel/diagnostic.ts";
import type { Json, JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import type { Document } from "../load/document.ts";
import { allowLargeHelp } from "./check-counts.ts";
import {
  countCharacters,
  excessOf,
  isContainer,
  mostMembersOf,
  mostTextOf,
  type Container,
  type Totals,
} from "./extent.ts";

/**
 * Whether no object, array or text that the routes reach is longer than it may be; the problem is collected otherwise. What
 * they reach must be known to be nested no deeper than the limit.
 */
export function checkLengths(root: JsonObject, file: string, diagnostics: Diagnostics): boolean {
  const long = findLong(root, limits.members, "");
  if (long === undefined) return true;
  const message = `There are ${long.count} ${long.what}, and ${long.most} is the most here`;
  const code = long.what === "members" ? "limit/members" : "limit/text";
  diagnostics.error(code, message, { location: { file, pointer: long.pointer } });
  return false;
}

/** Whether there is no more of anything together than there may be; the problem is collected otherwise. */
export function checkTotals(
  totals: Totals,
  { file, mayBeLarge }: Pick<Document, "file" | "mayBeLarge">,
  diagnostics: Diagnostics,
): boolean {
  const excess = mayBeLarge ? undefined : excessOf(totals, limits.totals);
  if (excess === undefined) return true;
  const { code, what, count, most } = excess;
  const message = `What the routes reach has ${count} ${what} together, and ${most} is the most`;
  diagnostics.error(code, message, { location: { file, pointer: "" }, help: allowLargeHelp });
  return false;
}

/** Something with more members than it may have. */
interface Long {
  readonly pointer: JsonPointer;
  readonly what: "members" | "characters";
  readonly count: number;
  readonly most: number;
}

/** It recurses no deeper than what it looks through is nested. */
function findLong(value: Container, most: number, pointer: JsonPointer): Long | undefined {
  const entries = Object.entries<Json>(value);
  if (entries.length > most) return { pointer, what: "members", count: entries.length, most };
  for (const [name, part] of entries) {
    const place = appendPointer(pointer, name);
    const [count, mostText] = [countCharacters(name, part), mostTextOf(part)];
    if (count > mostText) return { pointer: place, what: "characters", count, most: mostText };
    if (isContainer(part)) {
      const long = findLong(part, mostMembersOf(name), place);
      if (long !== undefined) return long;
    }
  }
  return undefined;
}

import { invariant } from "../kernel/invariant.ts";
import { parsePointer } from "../kernel/json-pointer.ts";
import type { ContractCase, ContractChange, ContractOperation } from "./contract.ts";

/** A case with its params whole. */
export interface PreparedCase {
  readonly title: string;
  readonly params: unknown;
}

export interface PreparedCases {
  readonly accepted: readonly PreparedCase[];
  readonly refused: readonly PreparedCase[];
}

/**
 * Makes the params of all cases.
 *
 * @throws {InvariantError} where a case is made from one that there is not, or changes a place that is not in it.
 */
export function prepareCases({
  accepted,
  refused,
}: Pick<ContractOperation<never>, "accepted" | "refused">): PreparedCases {
  const known = new Map<string, unknown>();
  const prepared = accepted.map((item) => {
    const whole = prepareCase(item, known);
    known.set(whole.title, whole.params);
    return whole;
  });
  return { accepted: prepared, refused: refused.map((item) => prepareCase(item, known)) };
}

function prepareCase(item: ContractCase, known: ReadonlyMap<string, unknown>): PreparedCase {
  const { title } = item;
  if ("params" in item) return { title, params: item.params };
  invariant(
    known.has(item.from),
    `the case "${title}" is made from "${item.from}", which is no accepted case before it`,
  );
  const changes = "changes" in item ? item.changes : [item];
  return { title, params: changes.reduce(applyChange, known.get(item.from)) };
}

function applyChange(params: unknown, change: ContractChange): unknown {
  if ("without" in change) return replaceAt(params, parsePointer(change.without), () => undefined);
  const replace = "value" in change ? () => change.value : (before: unknown) => ofLength(before, change.length);
  return replaceAt(params, parsePointer(change.at), replace);
}

/** A copy with another value at a place; without that member, where there is no other value. */
function replaceAt(
  holder: unknown,
  [token, ...rest]: readonly string[],
  replace: (before: unknown) => unknown,
): unknown {
  if (token === undefined) return replace(holder);
  invariant(typeof holder === "object" && holder !== null, `no value has a place "${token}" that a case changes`);
  if (Array.isArray(holder)) {
    invariant(Number(token) < holder.length, `no list has an item ${token} that a case changes`);
    return holder.map((item: unknown, index) => (String(index) === token ? replaceAt(item, rest, replace) : item));
  }
  const members = new Map<string, unknown>(Object.entries(holder));
  const value = replaceAt(members.get(token), rest, replace);
  invariant(value !== undefined || members.has(token), `no object has the member "${token}" that a case leaves out`);
  if (value === undefined) members.delete(token);
  else members.set(token, value);
  return Object.fromEntries(members);
}

function ofLength(before: unknown, length: number): unknown {
  if (typeof before === "string") return "a".repeat(length);
  invariant(Array.isArray(before) && before.length > 0, "only a text, or a list that has an item, gets another length");
  const [first] = before as readonly unknown[];
  return Array.from({ length }, () => first);
}

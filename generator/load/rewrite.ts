import { invariant } from "../kernel/invariant.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../kernel/json.ts";
import { elementKind, memberKind, type ObjectKind } from "./grammar.ts";

/** Changes an object whose members have been changed already; gives the object itself where it stays as it is. */
export type Rule = (object: JsonObject, kind: ObjectKind) => JsonObject;

/** An object or array whose parts are being rewritten. */
interface Frame {
  /** The name or index that it has in the frame before. */
  readonly key: string;
  readonly value: JsonObject | readonly Json[];
  readonly kind: ObjectKind;
  readonly keys: Iterator<string>;
  /** The parts that have changed. */
  readonly changes: Map<string, Json>;
}

/**
 * Rewrites a document from the inside to the outside, only in the places that are not data. It shares what stays as it
 * is with the original, and does not recurse, so that no document is nested too deeply for it.
 */
export function rewrite(root: JsonObject, rule: Rule): JsonObject {
  const frames = [frameOf("", root, "document")];
  let result: JsonObject | readonly Json[] = root;
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const next = frame.keys.next();
    if (next.done !== true) {
      const inner = partFrame(frame, next.value);
      if (inner !== undefined) frames.push(inner);
      continue;
    }
    frames.pop();
    result = finish(frame, rule);
    if (result !== frame.value) frames.at(-1)?.changes.set(frame.key, result);
  }
  invariant(isJsonObject(result), "a rewritten object is an object");
  return result;
}

function partFrame({ value, kind }: Frame, key: string): Frame | undefined {
  const part = isJsonArray(value) ? value[Number(key)] : value[key];
  if (!isJsonArray(part) && !isJsonObject(part)) return undefined;
  const partKind = isJsonArray(value) ? elementKind(kind) : memberKind(kind, key);
  return partKind === undefined ? undefined : frameOf(key, part, partKind);
}

function frameOf(key: string, value: JsonObject | readonly Json[], kind: ObjectKind): Frame {
  return { key, value, kind, keys: Object.keys(value).values(), changes: new Map() };
}

function finish({ value, kind, changes }: Frame, rule: Rule): JsonObject | readonly Json[] {
  if (isJsonArray(value)) {
    return changes.size === 0 ? value : value.map((item, index) => changes.get(String(index)) ?? item);
  }
  if (changes.size === 0) return rule(value, kind);
  const entries = Object.entries(value).map(([key, item]) => [key, changes.get(key) ?? item] as const);
  return rule(Object.fromEntries(entries), kind);
}

import * as v from "valibot";
import { isJsonObject } from "../kernel/json.ts";

/** The keys that lead from the root of a value to a part of it. */
export type FormPath = readonly (string | number)[];

/** Something in a value that its form does not allow. */
export type FormProblem = UnknownKey | InvalidValue;

export interface UnknownKey {
  readonly kind: "unknown-key";
  readonly path: FormPath;
  /** The keys that the object may have. */
  readonly known: readonly string[];
}

interface InvalidValue {
  readonly kind: "invalid-value";
  readonly path: FormPath;
  /** What ends the sentence "it must be …". */
  readonly expected: string;
  readonly value: unknown;
  /** The value may be a secret that was written in the wrong place: it is not to be shown. */
  readonly sensitive: boolean;
}

/**
 * All that is wrong with `value`, not only the first of it.
 *
 * Objects and lists are walked here, and only what they hold is left to valibot: its `strictObject` stops at the first
 * unknown key, and its `record` drops the keys `__proto__`, `prototype` and `constructor`, which are names like others.
 */
export function checkForm(form: v.GenericSchema, value: unknown, path: FormPath = []): FormProblem[] {
  if (isForm(form, "optional")) return value === undefined ? [] : checkForm(form.wrapped, value, path);
  if (isForm(form, "strict_object")) return checkClosedObject(form, value, path);
  if (isForm(form, "record")) return checkDictionary(form, value, path);
  if (isForm(form, "array")) return checkList(form, value, path);
  return checkLeaf(form, value, path);
}

interface Forms {
  readonly optional: v.OptionalSchema<v.GenericSchema, unknown>;
  readonly strict_object: v.StrictObjectSchema<Readonly<Record<string, v.GenericSchema>>, undefined>;
  readonly record: v.RecordSchema<v.GenericSchema<string, string>, v.GenericSchema, undefined>;
  readonly array: v.ArraySchema<v.GenericSchema, undefined>;
}

function isForm<Type extends keyof Forms>(form: v.GenericSchema, type: Type): form is v.GenericSchema & Forms[Type] {
  return form.type === type;
}

function checkClosedObject(form: Forms["strict_object"], value: unknown, path: FormPath): FormProblem[] {
  if (!isJsonObject(value)) return [invalid(path, "an object", value)];
  const known = Object.keys(form.entries);
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  return [
    ...unknown.map((key): FormProblem => ({ kind: "unknown-key", path: [...path, key], known })),
    ...Object.entries(form.entries).flatMap(([key, entry]) =>
      checkForm(entry, Object.hasOwn(value, key) ? value[key] : undefined, [...path, key]),
    ),
  ];
}

function checkDictionary(form: Forms["record"], value: unknown, path: FormPath): FormProblem[] {
  if (!isJsonObject(value)) return [invalid(path, "an object", value)];
  return Object.entries(value).flatMap(([key, entry]) => {
    const place = [...path, key];
    return checkLeaf(form.key, key, place).concat(checkForm(form.value, entry, place));
  });
}

function checkList(form: Forms["array"], value: unknown, path: FormPath): FormProblem[] {
  if (!Array.isArray(value)) return [invalid(path, "a list", value)];
  return value.flatMap((item: unknown, index) => checkForm(form.item, item, [...path, index]));
}

function checkLeaf(form: v.GenericSchema, value: unknown, path: FormPath): FormProblem[] {
  const issue = v.safeParse(form, value, { abortEarly: true }).issues?.[0];
  if (issue === undefined) return [];
  return [{ ...invalid(path, issue.message, value), sensitive: v.getMetadata(form)["sensitive"] === true }];
}

function invalid(path: FormPath, expected: string, value: unknown): InvalidValue {
  return { kind: "invalid-value", path, expected, value, sensitive: false };
}

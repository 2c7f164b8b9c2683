import { expect, expectTypeOf, it } from "vitest";
import { compact, type Loose } from "../../../templates/runtime/values.ts";

interface Fields {
  needed: string | null;
  optional?: number;
}

it("leaves out what is undefined, and that alone", () => {
  const copy = compact<Fields>({ needed: null, optional: undefined });
  expectTypeOf(copy).toEqualTypeOf<Fields>();
  expect(Object.keys(copy)).toEqual(["needed"]);
  expect(compact({ a: 0, b: "", c: false, d: null, e: undefined })).toEqual({ a: 0, b: "", c: false, d: null });
});

it("takes a shallow copy", () => {
  const original = { a: { b: undefined } };
  const copy = compact(original);
  expect(copy).not.toBe(original);
  expect(copy.a).toBe(original.a);
});

it("takes `__proto__` for a name like any other", () => {
  const copy = compact(JSON.parse('{"__proto__": {"a": 1}}') as object);
  expect([Object.getPrototypeOf(copy), JSON.stringify(copy)]).toEqual([Object.prototype, '{"__proto__":{"a":1}}']);
});

it("has a type that lets only optional members be undefined", () => {
  expectTypeOf<Loose<Fields>>().toEqualTypeOf<{ needed: string | null; optional?: number | undefined }>();
  // @ts-expect-error A member that is needed must be there.
  expect(compact<Fields>({ needed: undefined })).toEqual({});
});

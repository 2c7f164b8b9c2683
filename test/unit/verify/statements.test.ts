import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { statementKind } from "../../../generator/verify/statements.ts";

function kindOf(source: string): string | undefined {
  const { program, errors } = parseSync("a.ts", source, { sourceType: "module" });
  expect(errors).toEqual([]);
  const [statement] = program.body;
  return statement && statementKind(statement);
}

describe("the kind of a statement", () => {
  it.each([
    ['import { a } from "./a.js";', "import"],
    ['export { a } from "./a.js";', "export from"],
    ['export type * from "./a.js";', "export from"],
    ["interface A {}", "type"],
    ["export {};", "type"],
    ["export type A = { [Name in B]: C };", "type"],
    ["async function* f() { g(); }", "function"],
    [
      "export abstract class A<T> extends B { #c = f(); abstract d(): void; [key: string]: unknown; get e() { return f(); } }",
      "class",
    ],
    ["class A { static readonly a = [1]; static b; static c() {} declare d: string; }", "class"],
    ["const a = null;", "constant"],
    ["export const a: A = { b: -1, c: !0, d: `text`, e: `${1}`, f() { g(); }, 'h': async () => g() };", "constant"],
    ["const a = [, 1, ...b] as const;", "constant"],
    ["const a = <A>(b: A) => b;", "constant"],
  ])("%s is %s", (source, kind) => {
    expect(kindOf(source)).toBe(kind);
  });

  // What runs when a module is imported, however it is dressed.
  it.each([
    "const a = { get b() { return f(); } };",
    "const a = { set b(c) { f(); } };",
    "const a = +{ valueOf() { f(); } };",
    "const a = -b;",
    "const a = `${{ toString() { f(); } }}`;",
    "const a = `${b}`;",
    "const { a = f() } = {};",
    "const { a } = b;",
    "const [a] = [f];",
    "const a = { [`${f()}`]: 1 };",
    "const a = (() => f())();",
    "const a = b?.c;",
    "const a = b ?? f();",
    "const a = b ? f() : 1;",
    "const a = (f(), 1);",
    "const a = class { static { f(); } };",
    "const a = await f();",
    "const a = import('./a.js');",
    "const a = import.meta.url;",
    "const a = /a/ satisfies B, c = f();",
    "class A { [f()]() {} }",
    "class A { static [f()] = 1; }",
    "class A { @f() b() {} }",
    "class A { @f b = 1; }",
    "class A { static accessor b = f(); }",
    "@f class A {}",
    "using a = b;",
  ])("%s runs on import", (source) => {
    expect(kindOf(source)).toBe("call");
  });

  it.each([
    "export default class {}",
    "enum A { B }",
    "const enum A { B }",
    "module A {}",
    "label: f();",
    "export = a;",
    "throw a;",
    "export as namespace A;",
  ])("%s has no kind", (source) => {
    expect(kindOf(source)).toBeUndefined();
  });
});

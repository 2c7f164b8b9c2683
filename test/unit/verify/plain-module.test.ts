import { describe, expect, it } from "vitest";
import { readPlainModule } from "../../../generator/verify/plain-module.ts";

describe("a plain module", () => {
  it.each<[text: string, kinds: string[], exports: string[]]>([
    ["export type A = { b: 1 };\ninterface C {}", [], ["A"]],
    ['import { a } from "./a.js";\nexport function b() { return a("b"); }', ["import", "function"], ["b"]],
    ['export { a, type B, c as d } from "./a.js";', ["export from"], ["B", "a", "d"]],
    ['export type { A } from "./a.js";\nexport * from "./b.js";', ["export from"], ["A"]],
    ['export const a = ["\\"", -1.5e3, null, true] as const;', ["constant"], ["a"]],
    ['export const a = { b: { "c d": [] }, e, f: g } satisfies H;', ["constant"], ["a"]],
    ["export const a = [true, { b }, [c]];", ["constant"], ["a"]],
    ["export const a = {\n  /** b\n  * c */\n  d: 1,\n};", ["constant"], ["a"]],
    ['export const a = { b: (c: C, d) => c.e["f"].g(c, d), h: () => i() };', ["constant"], ["a"]],
    [`export const a = [${'{ b: ["c", { d: 1 }] },'.repeat(99)}];`, ["constant"], ["a"]],
    [
      'export type é = 1;\nexport const 名 = { ñ: 1, b: é, "c": [𝒳] };\nexport { a as ß } from "./a.js";',
      ["constant", "export from"],
      ["ß", "é", "名"],
    ],
    [
      "export function a({ namespace, module }: B) { return c({ namespace, declare: namespace, module }); }",
      ["function"],
      ["a"],
    ],
    [
      "export const a = 1;\nexport function b() { return 1; }\nexport const c = {};",
      ["constant", "function"],
      ["a", "b", "c"],
    ],
  ])("%s", async (text, kinds, exports) => {
    const module = await readPlainModule("a.ts", text);
    expect(module && { kinds: [...module.kinds].sort(), exports: [...module.exports].sort() }).toEqual({
      kinds: [...kinds, "type"].sort(),
      exports,
    });
  });

  it.each([
    "export const a = { b: new C };",
    "export const a = [await b];",
    "export const a = [typeof b, void c, delete d.e];",
    "export const a = { b: c.d };",
    'export const a = { b: c["d"] };',
    "export const a = { b: c() };",
    "export const a = { ...b };",
    "export const a = { get b() { return 1; } };",
    "export const a = { [b]: 1 };",
    "export const a = { b: (c) => c(1)(), d: 1 };",
    "export const a = { b: (c = d()) => c() };",
    "export const a = { b: ((c) => d(c))() };",
    "export const a = [b in c, b instanceof c];",
    "export const a = [b, c ? d : e];",
    "export const a = [b`c`];",
    "export const a = [/b/];",
    "export const a = [1][b];",
    'export const a = "b"[c];',
    "export const a = 1, b = c();",
    "export const é = 名();",
    "export const a = [é 名];",
    'export { a, "b c" } from "./a.js";',
    'export { a, /* b, */ c } from "./a.js";',
    "export let a = 1;",
    'export * as a from "./a.js";',
    "export {};\nf();",
    'export { a } from "./a.js"; f();',
    "export const a = 1; f();",
    'import "./a.js";',
    "namespace a { export const b = 1; }",
    'declare module "a" {}',
  ])("is not %s", async (text) => {
    expect(await readPlainModule("a.ts", text)).toBeUndefined();
  });
});

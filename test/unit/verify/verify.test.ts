import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { EmitterName } from "../../../generator/kernel/generated-file.ts";
import { verify } from "../../../generator/verify/verify.ts";

async function codesFor(text: string, emitter: EmitterName, exports: readonly string[] = []): Promise<string[]> {
  const diagnostics = new Diagnostics();
  await verify([{ path: "file.ts", emitter, exports, text }], diagnostics);
  return diagnostics.items.map(({ code }) => code);
}

describe("verify accepts what an emitter declares", () => {
  it.each<[EmitterName, string]>([
    ["types", 'import type { A } from "./a.js";'],
    ["types", "export interface A { b: string }"],
    ["types", "export type A = string;"],
    ["types", "/* a * b */\n// c\nexport type A = 1; /** d\n**/ export interface B {} /***/"],
    ["client", 'import { a } from "./a.js";\nexport function b() { return a(); }\nexport type C = 1;'],
    ["client", 'export { a, type B } from "./a.js";'],
    ["client", 'export * from "./a.js";'],
    ["client", "export function f(a = g()) { return a; }"],
    ["client", "export class A extends B { readonly name = f(); static names = ['a']; method() { return f(); } }"],
    ["helpers", "export const a = { b: [1, -1, null, 'x'], f: (x) => g(x), ...c } satisfies T;"],
    ["helpers", 'export const a = { ["__proto__"]: 1 } as const;'],
    [
      "helpers",
      'export const a = ["b", 1, -1.5e3, null, true] as const;\nexport function isA(b: unknown): b is 1 { return b === 1; }',
    ],
    ["helpers", "export const a = [] as const;"],
    ["helpers", `export const a = [${Array.from({ length: 99 }, (_, index) => `"${index}"`).join(", ")}] as const;`],
    ["helpers", "const day = 24 * 60 * 60;"],
    ["contract", "describeContract({});"],
  ])("%s: %s", async (emitter, text) => {
    expect(await codesFor(text, emitter)).toEqual([]);
  });
});

describe("verify refuses what runs on import, and what nobody declared", () => {
  it.each<[EmitterName, string]>([
    ["types", "alert(1);"],
    ["types", "export const a = 1;"],
    ["types", "export function f() {}"],
    ["types", "export type A = 1; f();"],
    ["types", "f(); export type A = 1;"],
    ["types", "export type A = 1\n/a/.exec(f());\nexport type B = 1;"],
    ["types", "export type A = 1; /**/ f(); /**/ export type B = 1;"],
    ["types", "export type A = 1; // \u2028f();"],
    ["types", "export type A = 1; declare global { interface Window { a: 1 } }"],
    ["types", 'export type A = "/*"; declare global {} export type B = "*/";'],
    ["types", "export type A = '\\'; declare global {} export type B = '\\';".replaceAll("\\", "")],
    ["types", "export type A = 1; declare module 'a' {}"],
    ["types", "export type A = 1; namespace B {}"],
    ["types", "export type A = 1; export as namespace B;"],
    ["types", "export/**/default interface A {}"],
    ["types", "export type A = 1; import B = C.D;"],
    ["types", "export type A = 1; export abstract class B {}"],
    ["types", "export type A = 1; enum B {}"],
    ["types", "export default interface A {}"],
    ["types", "export declare namespace A {}"],
    ["types", "export type A = 1; export const b = 1;"],
    ["client", "export default function f() {}"],
    ["client", "export function f() {} f();"],
    ["types", 'import("./a.js");'],
    ["helpers", "export const a = f();"],
    ["helpers", 'export const a = ["b", f()];'],
    ["helpers", 'export const a = ["b"].map(f);'],
    ["helpers", 'export const a = ["b"]; f();'],
    ["helpers", `export const a = [${"1".repeat(99)}, f()];`],
    ["types", 'export const a = ["b"] as const;'],
    ["helpers", "export const a = new A();"],
    ["helpers", "export const a = `${f()}`;"],
    ["helpers", "export const a = tag`x`;"],
    ["helpers", "export const a = { [f()]: 1 };"],
    ["helpers", "export const a = { b: { c: [f()] } };"],
    ["helpers", "export const a = b.c;"],
    ["helpers", "export const a = b + c;"],
    ["helpers", "export const a = (b = 1);"],
    ["helpers", "export let a = 1;"],
    ["helpers", "var a = 1;"],
    ["helpers", "const { a } = globalThis, b = f();"],
    ["helpers", "export class A {}"],
    ["client", "export class A { static { f(); } }"],
    ["client", "export class A { static b = f(); }"],
    ["client", "export class A extends f() {}"],
    ["client", "@f class A {}"],
    ["client", "export default 1;"],
    ["client", "export enum A { B }"],
    ["client", "namespace A { f(); }"],
    ["client", "declare global { interface Window { a: 1 } }"],
    ["client", "if (a) f();"],
    ["client", "for (;;) f();"],
    ["client", "{ f(); }"],
    ["client", "debugger;"],
    ["client", '"use strict";'],
    ["client", "await f();"],
    ["client", "export = f;"],
    ["client", 'import a = require("a");'],
  ])("%s: %s", async (emitter, text) => {
    expect(await codesFor(text, emitter)).toContain("verify/statement");
  });
});

describe("verify", () => {
  it("names the place of an error of syntax", async () => {
    const diagnostics = new Diagnostics();
    await verify(
      [{ path: "a.ts", emitter: "types", exports: [], text: "type A = string;\ntype B = ;\n" }],
      diagnostics,
    );
    expect(diagnostics.items).toMatchObject([
      { code: "verify/syntax", location: { file: "a.ts", line: 2, column: 10 } },
    ]);
  });

  it("wants every export that was promised", async () => {
    expect(await codesFor("export type A = 1;", "types", ["A"])).toEqual([]);
    expect(await codesFor("export type A = 1;", "types", ["A", "B"])).toEqual(["verify/missing-export"]);
    expect(await codesFor("type A = 1;", "types", ["A"])).toEqual(["verify/missing-export"]);
  });

  it("leaves files alone that are no TypeScript", async () => {
    const diagnostics = new Diagnostics();
    await verify([{ path: "README.md", emitter: "reference", exports: [], text: "alert(1" }], diagnostics);
    expect(diagnostics.items).toEqual([]);
  });
});

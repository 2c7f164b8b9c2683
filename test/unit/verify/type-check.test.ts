import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { GeneratedFile } from "../../../generator/kernel/generated-file.ts";
import { typeCheck } from "../../../generator/verify/type-check.ts";

const output = new URL("../../../generated/absent", import.meta.url).pathname;

function problemsOf(...texts: readonly (readonly [path: string, text: string])[]) {
  const files = texts.map(([path, text]): GeneratedFile => ({ path, text, emitter: "client", exports: [] }));
  const diagnostics = new Diagnostics();
  typeCheck(files, output, diagnostics);
  return diagnostics.items.map(({ code, message, location }) => ({ code, message, location }));
}

describe("the type check", () => {
  it("compiles files against each other and against the packages that they import", () => {
    const problems = problemsOf(
      ["a.ts", 'import type { Client } from "openapi-fetch";\nexport type A = Client<{}>;\n'],
      ["b.ts", 'import type { A } from "./a.js";\nexport const b = (a: A): unknown => a.GET;\n'],
      ["c.ts", 'import type { Contract } from "routesmith/contract";\nexport type C = Contract<string>;\n'],
    );
    expect(problems).toEqual([]);
  });

  it("says where a type is wrong", () => {
    expect(problemsOf(["a.ts", 'export const a: number =\n  "text";\n'])).toMatchObject([
      {
        code: "verify/type",
        message: expect.stringMatching(/^TS2322: /),
        location: { file: "a.ts", line: 1, column: 14 },
      },
    ]);
  });

  it("gives up where it takes too long", () => {
    const diagnostics = new Diagnostics();
    typeCheck([{ path: "a.ts", text: "export type A = B;", emitter: "types", exports: [] }], output, diagnostics, 0);
    expect(diagnostics.items.map(({ code }) => code)).toEqual(["limit/compilation"]);
  });

  it.each([
    ["exactOptionalPropertyTypes", "export const a: { b?: string } = { b: undefined };"],
    ["noUncheckedIndexedAccess", "export const f = (a: string[]): string => a[0];"],
    ["verbatimModuleSyntax", 'import { Client } from "openapi-fetch";\nexport type A = Client<{}>;'],
    ["no types of Node", "export const a = process.env;"],
    ["an import of nothing", 'import type { A } from "./absent.js";\nexport type B = A;'],
  ])("is strict: %s", (_name, text) => {
    expect(problemsOf(["a.ts", text])).toHaveLength(1);
  });
}, 60_000);

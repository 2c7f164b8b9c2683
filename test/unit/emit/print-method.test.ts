import { describe, expect, it } from "vitest";
import { printMethod } from "../../../generator/emit/client/print-method.ts";
import { code, ident, indent } from "../../../generator/emit/print/code.ts";

const lengths = Array.from({ length: 80 }, (_, index) => index + 1);

/** The method in its interface and in the object that is made of it, and the end of its function, as the template puts them. */
function lines(nameLength: number, errorLength: number): { method: string[]; bound: string[]; function: string[] } {
  const name = "m".repeat(nameLength);
  const { signature, methodReturns, bound, returns } = printMethod(
    code`ApiCall`,
    [code`void`, ident("E".repeat(errorLength))],
    { name, functionName: name, parameters: [code`params: P`, code`options?: CallOptions`] },
  );
  return {
    method: `  ${name}(${indent(signature).text}): ${indent(methodReturns).text};`.split("\n"),
    bound: `    ${name}: ${indent(bound, 2).text},`.split("\n"),
    function: `): ${returns.text} {`.split("\n"),
  };
}

describe("a method", () => {
  it.each(lengths)("whose name has %i letters has no line of more than 120 characters", (length) => {
    for (const printed of Object.values(lines(length, length))) {
      expect(printed.filter((line) => line.length > 120)).toEqual([]);
    }
  });

  it("stands on one line as long as that has 120 characters", () => {
    const { method } = lines(46, 20);
    expect(method).toEqual([expect.stringMatching(/^.{120}$/)]);
    expect(lines(47, 20).method).toHaveLength(4);
    expect(lines(40, 99).method.at(-1)).toMatch(/^ {2}\): ApiCall<.{107}$/);
    expect(lines(40, 100).method).toHaveLength(7);
    expect(lines(33, 20).bound).toHaveLength(2);
    expect(lines(32, 20).bound).toEqual([expect.stringMatching(/^.{120}$/)]);
  });
});

import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import {
  access,
  block,
  CodeBuilder,
  code,
  ident,
  imported,
  importedType,
  indent,
  join,
  key,
  lit,
  printValue,
  union,
  type Code,
} from "../../../../generator/emit/print/code.ts";
import { nastyStrings } from "./nasty-strings.ts";

/** What JavaScript makes of an expression. */
function evaluate(expression: Code): unknown {
  return runInThisContext(`"use strict"; (${expression.text})`);
}

const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

describe("lit", () => {
  it.each(nastyStrings)("prints %j so that it is read back as it was", (text) => {
    expect(evaluate(lit(text))).toBe(text);
    expect(lit(text).text).not.toMatch(unprintable);
    expect(lit(text).text).not.toContain("\n");
  });

  it.each([0, -1, 1.5, 1e300, true, false, null])("prints %j", (value) => {
    expect(evaluate(lit(value))).toBe(value);
  });
});

describe("key", () => {
  it.each(nastyStrings)("%j names an own property", (name) => {
    const object = evaluate(code`{ ${key(name)}: 1 }`) as object;
    expect(Object.entries(object)).toEqual([[name, 1]]);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  });

  it.each([
    ["plain_1$", "plain_1$"],
    ["class", "class"],
    ["a-b", '"a-b"'],
    ["__proto__", '["__proto__"]'],
    ["ünïcode", '"ünïcode"'],
  ])("%s is %s", (name, want) => {
    expect(key(name).text).toBe(want);
  });
});

describe("access", () => {
  it.each(nastyStrings)("reads the member %j", (name) => {
    const object = Object.fromEntries([[name, "found"]]);
    const read = runInThisContext(`(object) => object${access(name).text}`) as (object: object) => unknown;
    expect(read(object)).toBe("found");
  });
});

describe("ident", () => {
  it.each(["a", "_", "$1", "über"])("prints %s", (name) => {
    expect(ident(name).text).toBe(name);
  });

  it.each(["", "1a", "a-b", "a b", "a;b", "class", "await", "a\u2028", "a.b", "*/"])("refuses %j", (name) => {
    expect(() => ident(name)).toThrow(/is no identifier/);
  });
});

describe("printValue", () => {
  const nested = {
    list: nastyStrings,
    inner: Object.fromEntries(
      nastyStrings.map((name) => [name, { [name === "" ? "x" : name]: [name, null, 1, true] }]),
    ),
  };

  it.each([nested, [], {}, [[]], { a: [] }, "text", null, 1.5])(
    "prints a value so that it is read back: %#",
    (value) => {
      expect(evaluate(printValue(value))).toEqual(value);
    },
  );

  it("stands on one line where it fits, and ends each line with a comma where not", () => {
    expect(printValue({ a: 1, b: ["x"] }).text).toBe('{ a: 1, b: ["x"] }');
    expect(printValue(["x".repeat(50), "y".repeat(50)]).text).toBe(
      `[\n  "${"x".repeat(50)}",\n  "${"y".repeat(50)}",\n]`,
    );
  });
});

describe("code", () => {
  it("takes the imports of its holes with it", () => {
    const both = code`${imported("a", "m")} ${join([importedType("B", "n"), ident("c")], code`, `)}`;
    expect(both.text).toBe("a B, c");
    expect([...both.imports]).toEqual([
      { from: "m", name: "a", isType: false },
      { from: "n", name: "B", isType: true },
    ]);
    expect(indent(block(code`{`, [both], code`}`)).imports).toEqual(both.imports);
  });

  it("is indented line by line", () => {
    expect(block(code`{`, [block(code`{`, [code`a;`], code`}`), code`b;`], code`}`).text).toBe(
      "{\n  {\n    a;\n  }\n  b;\n}",
    );
  });
});

describe("union", () => {
  it.each<[string, readonly Code[], string]>([
    ["each member once", [lit("a"), lit("b"), lit("a")], '"a" | "b"'],
    ["all is unknown where one is", [lit("a"), code`unknown`], "unknown"],
    ["one member is itself", [lit("a")], '"a"'],
    [
      "lines where one is too short",
      [lit("a".repeat(60)), lit("b".repeat(60))],
      `\n  | "${"a".repeat(60)}"\n  | "${"b".repeat(60)}"`,
    ],
    [
      "the lines of a union within another one on the same level",
      [union([lit("a".repeat(60)), lit("b".repeat(60))]), lit("c"), lit("a".repeat(60))],
      `\n  | "${"a".repeat(60)}"\n  | "${"b".repeat(60)}"\n  | "c"`,
    ],
  ])("%s", (_name, members, want) => {
    expect(union(members).text).toBe(want);
  });

  const long = union([lit("a".repeat(60)), lit("b".repeat(60))]);

  it.each<[string, Code]>([
    ["in a template", code`type A = ${long};`],
    ["in a list", join([code`A<`, long], code`, `)],
    ["in what is built", new CodeBuilder().addBehind(code`a: `, long).build()],
  ])("leaves no blank before lines of its own %s", (_name, { text }) => {
    expect(text).toContain("\n  | ");
    expect(text).not.toMatch(/ \n/);
  });

  it("leaves the blank before one line", () => {
    expect(code`type A = ${union([lit("a"), lit("b")])};`.text).toBe('type A = "a" | "b";');
  });
});

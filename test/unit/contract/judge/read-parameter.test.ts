import { describe, expect, it } from "vitest";
import type { TextValue } from "../../../../generator/contract/judge/read-parameter.ts";
import { readParameter } from "../../../../generator/contract/judge/read-parameter.ts";
import type { ParameterDescription } from "../../../../generator/contract/document/operation-description.ts";
import type { ValueShape } from "../../../../generator/contract/document/value-shape.ts";

interface Case {
  readonly given: Partial<ParameterDescription> & {
    readonly shape?: ValueShape;
    readonly lists?: readonly string[];
    readonly others?: readonly string[];
    readonly path?: string;
    readonly url?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  readonly want: TextValue;
}

const object = { R: "100", G: "200" };

const cases: readonly (readonly [string, Case])[] = [
  ["a path value", { given: { path: "a%2Fb%20c" }, want: "a/b c" }],
  ["a path value that is not encoded well", { given: { path: "100%" }, want: "100%" }],
  ["simple array", { given: { path: "a,b%2Cc", shape: "array" }, want: ["a", "b,c"] }],
  ["simple object", { given: { path: "R,100,G,200", shape: "object" }, want: object }],
  ["simple object, exploded", { given: { path: "R=100,G=200", shape: "object", explode: true }, want: object }],
  ["label", { given: { path: ".a", style: "label" }, want: "a" }],
  [
    "label array, exploded",
    { given: { path: ".a.b", style: "label", shape: "array", explode: true }, want: ["a", "b"] },
  ],
  ["matrix", { given: { path: ";p=a", style: "matrix" }, want: "a" }],
  ["matrix array", { given: { path: ";p=a,b", style: "matrix", shape: "array" }, want: ["a", "b"] }],
  [
    "matrix array, exploded",
    { given: { path: ";p=a;p=b", style: "matrix", shape: "array", explode: true }, want: ["a", "b"] },
  ],
  ["a query value", { given: { in: "query", url: "?p=a+b%2B" }, want: "a b+" }],
  ["a query value that is absent", { given: { in: "query", url: "?q=a" }, want: undefined }],
  ["a query value that is empty", { given: { in: "query", url: "?p=" }, want: "" }],
  [
    "form array, exploded",
    { given: { in: "query", url: "?p=a&q=x&p=b%2Cc", shape: "array", explode: true }, want: ["a", "b,c"] },
  ],
  ["form array", { given: { in: "query", url: "?p=a,b%2Cc", shape: "array" }, want: ["a", "b,c"] }],
  [
    "form object, exploded",
    { given: { in: "query", url: "?R=100&G=200", shape: "object", explode: true }, want: object },
  ],
  ["form object", { given: { in: "query", url: "?p=R,100,G,200", shape: "object" }, want: object }],
  [
    "spaceDelimited",
    { given: { in: "query", url: "?p=a%20b", style: "spaceDelimited", shape: "array" }, want: ["a", "b"] },
  ],
  [
    "pipeDelimited",
    { given: { in: "query", url: "?p=a|b%7Cc", style: "pipeDelimited", shape: "array" }, want: ["a", "b", "c"] },
  ],
  [
    "deepObject",
    { given: { in: "query", url: "?p%5BR%5D=100&p[G]=200", style: "deepObject", shape: "object" }, want: object },
  ],
  [
    "deepObject, nested",
    {
      given: {
        in: "query",
        url: "?p[a][b]=1&p[a][c]=2&p[list]=3&p[two]=4&p[two]=5&q[a]=6",
        style: "deepObject",
        lists: ["list"],
      },
      want: { a: { b: "1", c: "2" }, list: ["3"], two: ["4", "5"] },
    },
  ],
  [
    "deepObject, with a list of objects",
    { given: { in: "query", url: "?p[a][b]=1", style: "deepObject", lists: ["a"] }, want: { a: [{ b: "1" }] } },
  ],
  ["deepObject that is none", { given: { in: "query", url: "?p=1", style: "deepObject" }, want: "1" }],
  ["deepObject that is absent", { given: { in: "query", url: "?q[a]=1", style: "deepObject" }, want: undefined }],
  [
    "form object, exploded beside others",
    {
      given: { in: "query", url: "?R=100&q=1&G=200&q[a]=2", shape: "object", explode: true, others: ["q"] },
      want: object,
    },
  ],
  ["a header", { given: { in: "header", headers: { P: "a, b" } }, want: "a, b" }],
  ["a header array", { given: { in: "header", headers: { P: "a, b" }, shape: "array" }, want: ["a", "b"] }],
  ["a cookie", { given: { in: "cookie", headers: { cookie: "q=1; p=a=b" } }, want: "a=b" }],
];

const defaults: Readonly<Record<ParameterDescription["in"], string>> = {
  path: "simple",
  header: "simple",
  query: "form",
  cookie: "form",
};

describe("readParameter", () => {
  it.each(cases)("%s", (_, { given, want }) => {
    const { shape = "scalar", path = "", url = "", headers = {}, in: location = "path", ...others } = given;
    const { lists = [], others: names = [], ...rest } = others;
    const parameter: ParameterDescription = {
      name: "p",
      in: location,
      required: false,
      style: defaults[location],
      explode: false,
      json: false,
      schema: undefined,
      ...rest,
    };
    const request = {
      method: "GET",
      url: new URL(`http://localhost/${url}`),
      headers: new Headers(headers),
      body: new Uint8Array(),
    };
    const form = {
      shape,
      within: (way: readonly string[]) => (lists.includes(way.join(".")) ? "array" : "scalar"),
      others: new Set(names),
    } as const;
    expect(readParameter(parameter, form, request, new Map([["p", path]]))).toEqual(want);
  });
});

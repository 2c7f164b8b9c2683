import { describe, expect, it } from "vitest";
import type { TextValue, ValueShape } from "../../../../generator/contract/judge/read-parameter.ts";
import { readParameter } from "../../../../generator/contract/judge/read-parameter.ts";
import type { ParameterDescription } from "../../../../generator/contract/operation-description.ts";

interface Case {
  readonly given: Partial<ParameterDescription> & {
    readonly shape?: ValueShape;
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
    const { shape = "scalar", path = "", url = "", headers = {}, in: location = "path", ...rest } = given;
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
    expect(readParameter(parameter, shape, request, new Map([["p", path]]))).toEqual(want);
  });
});

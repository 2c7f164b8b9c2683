import { describe, expect, it } from "vitest";
import { createLocator } from "../../../generator/load/parse/locator.ts";
import { sourceFile } from "../../../generator/load/read/source-file.ts";
import { loadFiles } from "./loading.ts";

const json = `{
  "openapi": "3.1.0",
  "paths": {
    "/a/{b}": { "get": { "tags": ["x", "}", {"y": 1}], "summary": "q\\"{" } }
  },
  "info": {}
}`;
const yaml = `openapi: 3.1.0
paths:
  /a/{b}:
    get: &get
      tags: [x, y]
      responses:
        200: { description: OK }
    put: *get
`;

const swagger = `swagger: "2.0"
paths:
  /a: { post: { parameters: [
    { name: b, in: body, schema: { type: string } },
    { name: q, in: query, type: string }
    ] } }
definitions:
  A: { type: object }
`;

describe("Document.locate", () => {
  it.each<[string, string, { given: string; want: [number, number] }]>([
    ["openapi.json", "the root", { given: "", want: [1, 1] }],
    ["openapi.json", "a member", { given: "/paths/~1a~1{b}", want: [4, 5] }],
    ["openapi.json", "an element", { given: "/paths/~1a~1{b}/get/tags/1", want: [4, 40] }],
    ["openapi.json", "what is in an element", { given: "/paths/~1a~1{b}/get/tags/2/y", want: [4, 46] }],
    ["openapi.json", "what follows a text with braces", { given: "/info", want: [6, 3] }],
    ["openapi.json", "the nearest around an absent part", { given: "/info/title/x", want: [6, 3] }],
    ["openapi.yaml", "the root", { given: "", want: [1, 1] }],
    ["openapi.yaml", "a member", { given: "/paths/~1a~1{b}/get", want: [4, 5] }],
    ["openapi.yaml", "an element", { given: "/paths/~1a~1{b}/get/tags/1", want: [5, 17] }],
    ["openapi.yaml", "a key that is a number", { given: "/paths/~1a~1{b}/get/responses/200", want: [7, 9] }],
    ["openapi.yaml", "what is behind an alias", { given: "/paths/~1a~1{b}/put/tags/0", want: [5, 14] }],
    ["openapi.yaml", "the nearest around an absent part", { given: "/paths/~1a~1{b}/patch", want: [3, 3] }],
  ])("in %s finds %s", async (spec, _, { given, want: [line, column] }) => {
    const { document } = await loadFiles({ files: { "openapi.json": json, "openapi.yaml": yaml }, spec });
    expect(await document?.locate(given)).toEqual({ file: spec, pointer: given, line, column });
  });

  it("finds what follows a quoted text that is not indented", async () => {
    const text = `openapi: 3.1.0\ninfo: { title: "a\nb", version: "1" }\npaths: {}\n`;
    const { document } = await loadFiles({ files: { "openapi.yaml": text }, spec: "openapi.yaml" });
    expect(await document?.locate("/info/version")).toMatchObject({ line: 3, column: 5 });
    expect(await document?.locate("/paths")).toMatchObject({ line: 4, column: 1 });
  });

  it.each<[string, { given: string; pointer: string; want: [number, number] }]>([
    ["a name with escapes", { given: '{"\\u0061\\n":1}', pointer: "/a\n", want: [1, 2] }],
    ["what follows characters of several bytes", { given: '{"ü€😀": 1, "b": 2}', pointer: "/b", want: [1, 13] }],
    [
      "what follows many characters of several bytes",
      { given: `{"${"a€😀".repeat(10_000)}": 1, "b": 2}`, pointer: "/b", want: [1, 40_009] },
    ],
    ["what follows a byte order mark", { given: '\uFEFF{"a": 1}', pointer: "/a", want: [1, 2] }],
    ["the last of two members with one name", { given: '{"a":{"b":1},\n"a":{"c":1}}', pointer: "/a/c", want: [2, 6] }],
    ["what the last of two has not", { given: '{"a":{"b":1},\n"a":{"c":1}}', pointer: "/a/b", want: [2, 1] }],
    [
      "what follows a text of brackets",
      { given: '{"a":"]}{\\\\","b":[[],1e3 ,null]}', pointer: "/b/2", want: [1, 27] },
    ],
    ["a name that objects have anyway", { given: '{"a": 1, "__proto__": 2}', pointer: "/__proto__", want: [1, 10] }],
    ["an index that is no element", { given: '{"a": [1]}', pointer: "/a/1", want: [1, 2] }],
    ["no part of a text", { given: '{"a": "b"}', pointer: "/a/0", want: [1, 2] }],
    ["an element of a root that is an array", { given: '[1, "a"]', pointer: "/1", want: [1, 5] }],
  ])("finds %s", async (_, { given, pointer, want: [line, column] }) => {
    const locate = createLocator(sourceFile("a.json", Buffer.from(given)));
    expect(await locate(pointer)).toEqual({ file: "a.json", pointer, line, column });
  });

  it("finds many places at once, and each as it would alone", async () => {
    const source = sourceFile("openapi.json", Buffer.from(json));
    const pointers = ["/info", "", "/paths/~1a~1{b}/get/tags/1", "/paths/~1a~1{b}", "/info", "/paths/~1a~1{b}/get/x"];
    const together = createLocator(source);
    const found = await Promise.all(pointers.map((pointer) => together(pointer)));
    const alone = await Promise.all(pointers.map((pointer) => createLocator(source)(pointer)));
    expect(found).toEqual(alone);
    expect(await together("/openapi")).toMatchObject({ line: 2 });
  });

  it("finds parts that are nested deeply", async () => {
    const depth = 10_000;
    const nested = `${'{"not":\n'.repeat(depth)}{}${"}".repeat(depth)}`;
    const { document } = await loadFiles({ files: { "openapi.json": `{"openapi":"3.1.0","x":${nested}}` } });
    expect(await document?.locate(`/x${"/not".repeat(100)}`)).toMatchObject({ line: 100 });
  });

  it.each<[string, { given: string; want: [string, number] }]>([
    ["a definition", { given: "/components/schemas/A/type", want: ["/definitions/A/type", 8] }],
    [
      "a body",
      {
        given: "/paths/~1a/post/requestBody/content/application~1json/schema/type",
        want: ["/paths/~1a/post/parameters/0/schema/type", 4],
      },
    ],
    [
      "a parameter",
      { given: "/paths/~1a/post/parameters/0/schema/type", want: ["/paths/~1a/post/parameters/1/type", 5] },
    ],
  ])("finds where in a document of 2.0 %s was", async (_, { given, want: [pointer, line] }) => {
    const spec = "swagger.yaml";
    const { document } = await loadFiles({ files: { [spec]: swagger }, spec });
    expect(await document?.locate(given)).toMatchObject({ file: spec, pointer, line });
  });
});

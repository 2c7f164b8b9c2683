import { describe, expect, it } from "vitest";
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

  it("finds parts that are nested deeply", async () => {
    const depth = 10_000;
    const nested = `${'{"not":\n'.repeat(depth)}{}${"}".repeat(depth)}`;
    const { document } = await loadFiles({ files: { "openapi.json": `{"openapi":"3.1.0","x":${nested}}` } });
    expect(await document?.locate(`/x${"/not".repeat(100)}`)).toMatchObject({ line: 100 });
  });
});

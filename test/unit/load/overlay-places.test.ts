import { describe, expect, it } from "vitest";
import { loadFiles } from "./loading.ts";

const openapi = `openapi: 3.1.0
info: { title: T, version: "1" }
tags: [{ name: a }]
paths:
  /a:
    get: { summary: old, tags: [a], responses: { 200: { description: OK } } }
    post: { responses: {} }
`;

const first = `overlay: 1.0.0
info: { title: O, version: "1" }
actions:
  - target: $.paths['/a'].get
    update:
      summary: new
      tags: [b, a]
      x-mine: { deep: [1, 2] }
  - target: $.tags
    update: { name: b }
  - target: $.tags
    update: [{ name: c }, { name: d }]
  - target: $.paths['/a'].post
    remove: true
`;

const second = `overlay: 1.0.0
info: { title: P, version: "1" }
actions:
  - target: $.paths.*
    update:
      post: { summary: again }
  - target: $.paths['/a'].get['x-mine']
    update: { deep: [3] }
  - target: $.paths['/a'].get
    update: { responses: { 404: { $ref: parts.yaml } } }
`;

/** Locates a part with two overlays. */
async function locate(pointer: string) {
  const files = { "openapi.yaml": openapi, "first.yaml": first, "second.yaml": second };
  const { document, diagnostics } = await loadFiles({
    files: { ...files, "parts.yaml": "description: No\n" },
    spec: "openapi.yaml",
    overlays: ["first.yaml", "second.yaml"],
  });
  expect(diagnostics.items).toEqual([]);
  const place = await document?.locate(pointer);
  return [`${place?.file}:${place?.line}:${place?.column}`, place?.pointer];
}

const get = "/paths/~1a/get";

describe("with overlays, a part is found", () => {
  it.each<[string, { given: string; want: [string, string] }]>([
    [
      "in the document where none of them touched it",
      { given: "/info/title", want: ["openapi.yaml:2:9", "/info/title"] },
    ],
    ["in the document where it is merged with what they say", { given: get, want: ["openapi.yaml:6:5", get] }],
    [
      "in an overlay that replaced it",
      { given: `${get}/summary`, want: ["first.yaml:6:7", "/actions/0/update/summary"] },
    ],
    ["in the last one that wrote into it", { given: `${get}/x-mine`, want: ["second.yaml:8:5", "/actions/1/update"] }],
    [
      "in the document for an element before theirs",
      { given: `${get}/tags/0`, want: ["openapi.yaml:6:33", `${get}/tags/0`] },
    ],
    [
      "in an overlay for an element of its own",
      { given: `${get}/tags/1`, want: ["first.yaml:7:14", "/actions/0/update/tags/0"] },
    ],
    ["for an element alone", { given: "/tags/1/name", want: ["first.yaml:10:15", "/actions/1/update/name"] }],
    ["for one of several elements", { given: "/tags/3", want: ["first.yaml:12:27", "/actions/2/update/1"] }],
    [
      "for what is around an absent part",
      { given: "/tags/2/description", want: ["first.yaml:12:14", "/actions/2/update/0"] },
    ],
    [
      "where the document's was removed before",
      { given: "/paths/~1a/post", want: ["second.yaml:6:7", "/actions/0/update/post"] },
    ],
    [
      "for a reference that one of them made",
      { given: `${get}/responses/404`, want: ["second.yaml:10:28", "/actions/2/update/responses/404"] },
    ],
    [
      "in the file that this leads to",
      { given: "/components/responses/parts/description", want: ["parts.yaml:1:1", "/description"] },
    ],
  ])("%s", async (_, { given, want }) => {
    expect(await locate(given)).toEqual(want);
  });
});

describe("what an overlay makes of the root", () => {
  it.each<[string, { given: string; want: object }]>([
    [
      "a version",
      {
        given: "{ openapi: 4.0.0 }",
        want: { code: "load/unsupported-version", location: { pointer: "/actions/0/update/openapi", column: 15 } },
      },
    ],
    [
      "paths",
      {
        given: "{ info: {}, paths: [] }",
        want: { code: "load/malformed", location: { pointer: "/actions/0/update/paths", column: 25 } },
      },
    ],
  ])("is a problem of that overlay: %s", async (_, { given, want }) => {
    const overlay = `overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions:\n  - target: $\n    update: ${given}\n`;
    const files = {
      "openapi.yaml": "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n",
      "overlay.yaml": overlay,
    };
    const { diagnostics } = await loadFiles({ files, spec: "openapi.yaml", overlays: ["overlay.yaml"] });
    expect(diagnostics.items).toMatchObject([want]);
    expect(diagnostics.items[0]?.location).toMatchObject({ file: "overlay.yaml", line: 5 });
  });
});

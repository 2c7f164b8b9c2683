import { describe, expect, it } from "vitest";
import { member, objectMember } from "../../../generator/kernel/json.ts";
import { loadFiles } from "./loading.ts";

const root = {
  openapi: "3.0.3",
  info: { title: "T", version: "1" },
  tags: [{ name: "a" }, { name: "b" }, { name: "c" }],
  paths: {
    "/a": { get: { tags: ["a"], deprecated: true, responses: { 200: { description: "OK" } } } },
    "/b's \\": { get: { responses: {} }, post: { deprecated: true, responses: {} } },
  },
};

interface Action {
  readonly target: string;
  readonly update?: unknown;
  readonly remove?: boolean;
}

function overlay(...actions: readonly Action[]): string {
  return JSON.stringify({ overlay: "1.0.0", info: { title: "O", version: "1" }, actions });
}

const unmatched = overlay({ target: "$.info", update: {} }, { target: "$.paths['/A'].gett", remove: true });
const lastTarget = unmatched.lastIndexOf('"target"');

async function overlaid(text: string, name = "overlay.json") {
  return loadFiles({ files: { "openapi.json": JSON.stringify(root), [name]: text }, overlays: [name] });
}

describe("an overlay", () => {
  it.each<[string, { given: readonly Action[]; want: object }]>([
    [
      "merges objects deeply and replaces primitives",
      {
        given: [
          {
            target: "$.paths['/a']",
            update: { get: { deprecated: false, responses: { 404: { description: "No" } } } },
          },
        ],
        want: {
          paths: {
            "/a": {
              get: {
                tags: ["a"],
                deprecated: false,
                responses: { 200: { description: "OK" }, 404: { description: "No" } },
              },
            },
          },
        },
      },
    ],
    [
      "concatenates arrays",
      {
        given: [{ target: '$.paths["/a"].get', update: { tags: ["b"] } }],
        want: { paths: { "/a": { get: { tags: ["a", "b"] } } } },
      },
    ],
    [
      "appends an entry to an array",
      {
        given: [{ target: "$.paths['/a'].get.tags", update: "b" }],
        want: { paths: { "/a": { get: { tags: ["a", "b"] } } } },
      },
    ],
    [
      "replaces where the types differ",
      { given: [{ target: "$.info", update: { title: ["x"] } }], want: { info: { title: ["x"] } } },
    ],
    ["adds to the root", { given: [{ target: "$", update: { security: [] } }], want: { security: [] } }],
    ["removes several elements", { given: [{ target: "$.tags[0,2]", remove: true }], want: { tags: [{ name: "b" }] } }],
    [
      "removes an element by its index",
      { given: [{ target: "$.tags[1]", remove: true }], want: { tags: [{ name: "a" }, { name: "c" }] } },
    ],
    [
      "removes by a filter",
      { given: [{ target: "$.tags[?@.name != 'b']", remove: true }], want: { tags: [{ name: "b" }] } },
    ],
    ["removes what holds other matches", { given: [{ target: "$.tags..*", remove: true }], want: { tags: [] } }],
    [
      "changes every match, whatever its name holds",
      {
        given: [{ target: "$.paths.*.post", update: { "x-a": 1 } }],
        want: { paths: { "/b's \\": { post: { deprecated: true, "x-a": 1 } } } },
      },
    ],
    [
      "applies its actions in their order",
      {
        given: [
          { target: "$.info", update: { contact: { name: "n" } } },
          { target: "$.info.contact", update: { email: "e" } },
          { target: "$.info.contact.name", remove: true },
        ],
        want: { info: { title: "T", contact: { email: "e" } } },
      },
    ],
    [
      "prefers remove to update",
      { given: [{ target: "$.tags[0]", remove: true, update: {} }], want: { tags: [{ name: "b" }, { name: "c" }] } },
    ],
  ])("%s", async (_, { given, want }) => {
    const { document, diagnostics } = await overlaid(overlay(...given));
    expect(diagnostics.items).toEqual([]);
    expect(document?.root).toMatchObject(want);
  });

  it("removes members for good", async () => {
    const { document } = await overlaid(overlay({ target: "$..deprecated", remove: true }));
    expect(JSON.stringify(document?.root)).not.toContain("deprecated");
  });

  it("never changes what an earlier action has put in several places through one of them", async () => {
    const { document } = await overlaid(
      overlay(
        { target: "$.paths.*.get", update: { "x-shared": { list: ["a"] } } },
        { target: "$.paths['/a'].get['x-shared']", update: { list: ["b"] } },
      ),
    );
    const paths = objectMember(document?.root, "paths");
    expect(member(objectMember(objectMember(paths, "/a"), "get"), "x-shared")).toEqual({ list: ["a", "b"] });
    expect(member(objectMember(objectMember(paths, "/b's \\"), "get"), "x-shared")).toEqual({ list: ["a"] });
  });

  it("takes __proto__ for a name as any other", async () => {
    const text = overlay({ target: "$.info", update: { proto: { polluted: true } } }).replace("proto", "__proto__");
    const { document } = await overlaid(text);
    expect(JSON.stringify(document?.root["info"])).toBe('{"title":"T","version":"1","__proto__":{"polluted":true}}');
  });

  it("may be YAML, and several are applied in their order", async () => {
    const yaml =
      "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n  - target: $.info\n    update: { title: Y }\n";
    const files = {
      "openapi.json": JSON.stringify(root),
      "a.yaml": yaml,
      "b.json": overlay({ target: "$.info", update: { title: "Z" } }),
    };
    const { document } = await loadFiles({ files, overlays: ["a.yaml", "b.json"] });
    expect(document?.root["info"]).toEqual({ title: "Z", version: "1" });
  });

  it("may have extensions", async () => {
    const text = overlay({ target: "$.info", update: { title: "X" } }).replaceAll('"target"', '"x-why":1,"target"');
    const { document } = await overlaid(text.replace("{", '{"x-own":1,'));
    expect(document?.root["info"]).toEqual({ title: "X", version: "1" });
  });

  it.each<[string, { given: string; want: object }]>([
    [
      "a target that matches nothing",
      {
        given: unmatched,
        want: {
          code: "overlay/no-match",
          message: "Action 2 of overlay.json matches nothing: $.paths['/A'].gett",
          help: "There is no `/A`; near it is `/a`.",
          location: { file: "overlay.json", pointer: "/actions/1/target", line: 1, column: lastTarget + 1 },
        },
      },
    ],
    [
      "a query that matches nothing",
      { given: overlay({ target: "$.tags[?@.x]", remove: true }), want: { code: "overlay/no-match" } },
    ],
    [
      "a target that is not JSONPath",
      {
        given: overlay({ target: "$.a[", remove: true }),
        want: {
          code: "overlay/invalid",
          message: "Action 1 of overlay.json has a target that is not JSONPath: end of input cannot stand there",
        },
      },
    ],
    [
      "a path in place of a target",
      {
        given: overlay({ target: "$.paths./a", remove: true }),
        want: {
          message: 'Action 1 of overlay.json has a target that is not JSONPath: "/" cannot stand there',
          help: expect.stringContaining("`$.paths['/pets'].get`"),
        },
      },
    ],
    [
      "a primitive target",
      {
        given: overlay({ target: "$.info.title", update: {} }),
        want: { message: expect.stringContaining('updates "T"') },
      },
    ],
    [
      "an update that is no object",
      {
        given: overlay({ target: "$.info", update: [] }),
        want: { message: expect.stringContaining("must be an object") },
      },
    ],
    [
      "20,000 lists",
      {
        given: `{"overlay":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
        want: { code: "overlay/invalid", message: expect.stringContaining("nested deeper than 200 levels") },
      },
    ],
    ["the removal of everything", { given: overlay({ target: "$", remove: true }), want: { code: "overlay/invalid" } }],
    [
      "another version",
      {
        given: overlay({ target: "$.info", update: {} }).replace("1.0.0", "1.1.0"),
        want: { message: expect.stringContaining('is "1.1.0"') },
      },
    ],
    [
      "an action without effect",
      { given: overlay({ target: "$.info" }), want: { message: expect.stringContaining("neither") } },
    ],
    ["no actions", { given: overlay(), want: { message: expect.stringContaining("at least one") } }],
    [
      "an unknown field",
      {
        given: overlay({ target: "$.info", update: {} })
          .replace('"title"', '"x-a":1,"actoins":1,"title"')
          .replace('"info":{', '"extend":"e","info":{'),
        want: { message: "overlay.json: the field `extend` is unknown; did you mean `extends`?" },
      },
    ],
    [
      "a version of its own that is a number",
      {
        given: overlay({ target: "$.info", update: {} }).replace('"version":"1"', '"version":1'),
        want: { message: expect.stringContaining("`info.version` must be a string") },
      },
    ],
    ["broken JSON", { given: "{\n  overlay", want: { code: "overlay/invalid", location: { line: 2, column: 3 } } }],
    ["an empty file", { given: "", want: { code: "overlay/invalid" } }],
  ])("is refused for %s", async (_, { given, want }) => {
    const { document, diagnostics } = await overlaid(given);
    expect(document).toBeUndefined();
    expect(diagnostics.items).toMatchObject([want]);
  });

  it("is refused where it is missing, together with what is wrong in the others", async () => {
    const files = { "openapi.json": JSON.stringify(root), "b.json": overlay({ target: "$.x" }) };
    const { diagnostics } = await loadFiles({ files, overlays: ["a.json", "b.json"] });
    expect(diagnostics.items.map(({ code }) => code)).toEqual(["load/not-found", "overlay/invalid"]);
  });
});

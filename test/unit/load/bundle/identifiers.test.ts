import { describe, expect, it } from "vitest";
import { bundleFiles, type Files, schemas } from "./bundled.ts";

const text = { type: "string" };

function refTo(place: string): object {
  return { items: { $ref: `#/components/schemas/${place}` } };
}

describe("a name that a schema gives itself", () => {
  it.each<[string, { given: Files; want: object }]>([
    [
      "is an anchor",
      {
        given: {
          "openapi.json": schemas({
            A: { items: { $ref: "#text" } },
            B: { $defs: { t: { $anchor: "text", ...text } } },
          }),
        },
        want: schemas({ A: refTo("B/$defs/t"), B: { $defs: { t: text } } }),
      },
    ],
    [
      "is an anchor in another file",
      {
        given: {
          "openapi.json": schemas({ A: { items: { $ref: "b.json#text" } } }),
          "b.json": { $defs: { t: { $anchor: "text", ...text } } },
        },
        want: schemas({ A: refTo("t"), t: text }),
      },
    ],
    [
      "is an `$id`, which references in it are relative to",
      {
        given: {
          "openapi.json": schemas({
            A: {
              $id: "https://a.example/a.json",
              items: { $ref: "b.json" },
              not: { $ref: "#/items" },
              contains: { $ref: "#" },
            },
            B: { $id: "https://a.example/b.json", ...text },
            C: { items: { $ref: "https://a.example/b.json" } },
          }),
        },
        want: schemas({
          A: {
            items: { $ref: "#/components/schemas/B" },
            not: { $ref: "#/components/schemas/A/items" },
            contains: { $ref: "#/components/schemas/A" },
          },
          B: text,
          C: refTo("B"),
        }),
      },
    ],
    [
      "leaves the document's root to pointers that lead to nothing in it",
      {
        given: {
          "openapi.json": schemas({
            A: { $id: "https://a.example/a", items: { $ref: "#/components/schemas/B" } },
            B: text,
          }),
        },
        want: schemas({ A: refTo("B"), B: text }),
      },
    ],
    [
      "is one of several anchors, each within its own `$id`",
      {
        given: {
          "openapi.json": schemas({
            A: { $id: "https://a.example/a", items: { $ref: "#t" }, $defs: { t: { $anchor: "t", ...text } } },
            B: { $id: "https://a.example/b", items: { $ref: "#t" }, $defs: { u: { $anchor: "t", ...text } } },
          }),
        },
        want: schemas({
          A: { ...refTo("A/$defs/t"), $defs: { t: text } },
          B: { ...refTo("B/$defs/u"), $defs: { u: text } },
        }),
      },
    ],
    [
      "is an `$id` of a file that lies beside the one that refers to it",
      {
        given: {
          "openapi.json": schemas({ A: { $ref: "s/a.json" } }),
          "s/a.json": { $id: "https://a.example/s/a.json", items: { $ref: "b.json" } },
          "s/b.json": { $id: "https://a.example/s/b.json", ...text },
        },
        want: schemas({ A: refTo("b"), b: text }),
      },
    ],
    [
      "is an anchor as it was written up to draft 7",
      {
        given: { "openapi.json": schemas({ A: { items: { $ref: "#text" } }, B: { $id: "#text", ...text } }) },
        want: schemas({ A: refTo("B"), B: text }),
      },
    ],
    [
      "is a dynamic anchor, of which there is only one",
      {
        given: { "openapi.json": schemas({ A: { $dynamicAnchor: "node", items: { $dynamicRef: "#node" } } }) },
        want: schemas({ A: refTo("A") }),
      },
    ],
    [
      "is an `$id` that stays where it is data",
      {
        given: {
          "openapi.json": schemas({
            A: { items: { $ref: "b.json" } },
            B: { properties: { $id: { const: { $id: "x" } } } },
          }),
          "b.json": { ...text, default: { $anchor: "x" } },
        },
        want: schemas({
          A: refTo("b"),
          B: { properties: { $id: { const: { $id: "x" } } } },
          b: { ...text, default: { $anchor: "x" } },
        }),
      },
    ],
  ])("%s", async (_, { given, want }) => {
    const { root, diagnostics, document } = await bundleFiles(given);
    expect(diagnostics.items).toEqual([]);
    expect([...(document?.refusals ?? [])]).toEqual([]);
    expect(root).toEqual(want);
  });

  it("is the document's `$self`", async () => {
    const { root } = await bundleFiles({
      "openapi.json": {
        openapi: "3.2.0",
        $self: "https://a.example/api/openapi.json",
        ...schemas({
          A: { items: { $ref: "https://a.example/api/openapi.json#/components/schemas/B" } },
          B: text,
          C: { items: { $ref: "c.json" } },
        }),
      },
      "c.json": { items: { $ref: "openapi.json#/components/schemas/B" } },
    });
    expect(root["components"]).toEqual(
      (schemas({ A: refTo("B"), B: text, C: refTo("c"), c: refTo("B") }) as { components: object }).components,
    );
  });

  it("is known once its file has been read, whichever reference comes first", async () => {
    const files = {
      "b.json": { $defs: { t: { $id: "https://a.example/t.json", items: { $ref: "u.json" } } } },
      "c.json": { $defs: { u: { $id: "https://a.example/u.json", ...text }, v: { $anchor: "v", ...text } } },
    };
    const named = { items: { $ref: "https://a.example/t.json" } };
    const readers = { B: { items: { $ref: "b.json#/$defs/t" } }, C: { items: { $ref: "c.json#v" } } };
    const first = await bundleFiles({ "openapi.json": schemas({ A: named, ...readers }), ...files });
    const last = await bundleFiles({ "openapi.json": schemas({ ...readers, A: named }), ...files });
    expect(first.root).toEqual(
      schemas({ A: refTo("t"), B: refTo("t"), C: refTo("v"), t: refTo("u"), u: text, v: text }),
    );
    expect(last.root).toEqual(first.root);
    expect(first.document?.refusals.size).toBe(0);
  });

  it("is not looked up in a file that nothing else leads to", async () => {
    const { document } = await bundleFiles({
      "openapi.json": schemas({ A: { items: { $ref: "https://a.example/t.json" } } }),
      "b.json": { $id: "https://a.example/t.json", ...text },
    });
    expect([...(document?.refusals.values() ?? [])]).toMatchObject([{ code: "load/reference-remote" }]);
  });

  it("warns of a dynamic reference that may mean several schemas", async () => {
    const { diagnostics, root } = await bundleFiles({
      "openapi.json": schemas({
        List: {
          $id: "https://a.example/list",
          items: { $dynamicRef: "#item" },
          $defs: { any: { $dynamicAnchor: "item" } },
        },
        Texts: {
          $id: "https://a.example/texts",
          $ref: "list",
          $defs: { text: { $dynamicAnchor: "item", ...text } },
        },
      }),
    });
    expect(diagnostics.items).toMatchObject([
      {
        code: "load/dynamic-reference",
        severity: "warning",
        location: { pointer: "/components/schemas/List/items/$dynamicRef", line: 1 },
      },
    ]);
    expect(root).toEqual(
      schemas({
        List: { ...refTo("List/$defs/any"), $defs: { any: {} } },
        Texts: { $ref: "#/components/schemas/List", $defs: { text } },
      }),
    );
  });

  it("is nothing in OpenAPI 3.0", async () => {
    const given = schemas({ A: { $id: "https://a.example/a", items: { $ref: "#/components/schemas/B" } }, B: text });
    const { root } = await bundleFiles({ "openapi.json": { openapi: "3.0.3", ...given } });
    expect(root).toEqual(given);
  });
});

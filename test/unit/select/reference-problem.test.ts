import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { operationWith, ref, selectFrom } from "./document-of.ts";

const schemaPlace = "/paths/~1a/post/requestBody/content/application~1json/schema";

function place(...tokens: readonly string[]): string {
  return [schemaPlace, ...tokens].join("/");
}

function at(pointer: string) {
  return { file: "openapi.json", pointer };
}

const withoutHelp: object = expect.not.objectContaining({ help: expect.anything() });

describe("references that lead nowhere", () => {
  it.each<[string, { given: JsonObject; want: object[] }]>([
    [
      "are all collected, with the nearest names",
      {
        given: { anyOf: [ref("Storag"), { $ref: "#/component/schemas/Storage" }, { $ref: "#/paths/~1b" }] },
        want: [
          {
            code: "select/unresolved-reference",
            message: "The reference #/components/schemas/Storag leads to nothing",
            help: "Did you mean #/components/schemas/Storage?",
            location: at(place("anyOf", "0", "$ref")),
          },
          { code: "select/unresolved-reference", help: "Did you mean #/components/schemas/Storage?" },
          { code: "select/unresolved-reference", location: at(place("anyOf", "2", "$ref")) },
        ],
      },
    ],
    [
      "have a typo anywhere, or in several places",
      {
        given: {
          anyOf: [
            { $ref: "#/component/schema/Storag" },
            { $ref: "#/components/schemas/storage/itms" },
            { $ref: "#/definitions/Storage" },
            { $ref: "#/component/schemas/Zebra" },
          ],
        },
        want: [
          { help: "Did you mean #/components/schemas/Storage?" },
          { help: "Did you mean #/components/schemas/Storage/items?" },
          { help: "Did you mean #/components/schemas/Storage?" },
          withoutHelp,
        ],
      },
    ],
    ["lead to the whole document", { given: { $ref: "#" }, want: [withoutHelp] }],
    ["name an anchor", { given: { $ref: "#storage" }, want: [{ code: "select/unresolved-reference" }] }],
    [
      "lead to other files",
      {
        given: { anyOf: [{ $ref: "other.json#/A" }, { $ref: "https://example.com/a" }] },
        want: [{ code: "select/external-reference" }, { code: "select/external-reference" }],
      },
    ],
    [
      "are only a name that nothing has",
      {
        given: { $ref: "Storag" },
        want: [
          {
            code: "select/external-reference",
            help: "A reference within the document has the form `#/components/schemas/Name`.",
          },
        ],
      },
    ],
    [
      "lead back to themselves, each circle once",
      {
        given: { anyOf: [ref("Once"), ref("A"), ref("B"), ref("Tail")] },
        want: [
          { code: "select/reference-cycle", location: at("/components/schemas/Once/$ref") },
          { code: "select/reference-cycle", message: expect.stringContaining("schemas/B") },
        ],
      },
    ],
  ])("%s", (_, { given, want }) => {
    const { slice, diagnostics } = selectFrom({
      paths: { "/a": { post: operationWith(given) } },
      components: {
        schemas: { Storage: { items: ref("Storage") }, Once: ref("Once"), A: ref("B"), B: ref("A"), Tail: ref("A") },
      },
    });
    expect(slice).toBeUndefined();
    expect(diagnostics.items).toMatchObject(want);
  });

  it("are told what they may mean up to the hundredth, as each is compared with all names", () => {
    const anyOf = Array.from({ length: 101 }, (_, index) => ref(`Storage${index}`));
    const { diagnostics } = selectFrom({
      paths: { "/a": { post: operationWith({ anyOf }) } },
      components: { schemas: { Storage: {} } },
    });
    expect(diagnostics.items.map(({ help }) => help !== undefined)).toEqual(anyOf.map((_, index) => index < 100));
  });

  it.each<[string, { given: string; want: string }]>([
    ["nothing", { given: "#/components/pathItems/I", want: "select/unresolved-reference" }],
    ["another file", { given: "i.yaml", want: "select/external-reference" }],
    ["itself", { given: "#/paths/~1b", want: "select/reference-cycle" }],
  ])("matter in a path that leads to %s only where it may be selected", (_, { given, want }) => {
    const members = { paths: { "/a": { get: { responses: {} } }, "/b": { $ref: given } } };
    expect(selectFrom(members, ["GET /a"]).diagnostics.items).toEqual([]);
    expect(selectFrom(members, ["GET /b"]).diagnostics.items).toMatchObject([
      { code: want, location: at("/paths/~1b/$ref") },
    ]);
    expect(selectFrom(members).diagnostics.items).toMatchObject([{ code: want }]);
  });
});

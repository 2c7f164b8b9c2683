import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../generator/config/parse-config.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";

function parse(client: object) {
  const diagnostics = new Diagnostics();
  const config = { targets: { api: { spec: "a.json", client } } };
  const targets = parseConfig(config, { file: "config.json", folder: "/project" }, diagnostics);
  return { client: targets?.[0]?.client, problems: diagnostics.items.map(({ message }) => message) };
}

describe("what a config says of answers", () => {
  it("is taken as it is", () => {
    const given = {
      payloads: ["data"],
      envelopes: { "GET /a": false, list: { payload: "items", required: true } },
      pagination: { list: { style: "cursor", next: "/meta/next" }, "*": false },
    };
    expect(parse(given)).toMatchObject({ client: given, problems: [] });
  });

  it.each([
    ["a payload without a name", { payloads: [""] }, /payloads\[0\]` is ""; it must be the name of a property/],
    ["an envelope that is true", { envelopes: { a: true } }, /envelopes\.a` is true; it must be `false`, or an object/],
    ["an unknown option of an envelope", { envelopes: { a: { x: 1 } } }, /envelopes\.a` is an object; it must be/],
    [
      "an unknown style",
      { pagination: { a: { style: "pages" } } },
      /pagination\.a` is an object; it must be .*`style`/,
    ],
    ["a place that is no JSON Pointer", { pagination: { a: { next: "meta.next" } } }, /JSON Pointers/],
    ["a pattern with two stars", { pagination: { "*a*": false } }, /a name, with at most one `\*`/],
  ])("cannot be %s", (_name, given, want) => {
    const { client, problems } = parse(given);
    expect(client).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(want)]);
  });
});

import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../generator/config/parse-config.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";

describe("a config that leads to the network", () => {
  it.each<[string, { given: object; want: string }]>([
    [
      "a URL as a document, whose password is not shown",
      {
        given: { spec: "https://me:secret@a.example/openapi.json" },
        want: "`targets.api.spec` is a string; it must be the path of a file, not a URL: download it, or name it on the command line of `generate`.",
      },
    ],
    [
      "a URL as an origin",
      {
        given: { spec: "a.json", references: { origins: ["https://a.example/x"] } },
        want: '`targets.api.references.origins[0]` is "https://a.example/x"; it must be an origin, such as `https://schemas.example`.',
      },
    ],
    [
      "an origin without a network",
      {
        given: { spec: "a.json", references: { origins: ["file:///"] } },
        want: '`targets.api.references.origins[0]` is "file:///"; it must be an origin, such as `https://schemas.example`.',
      },
    ],
  ])("has %s", (_, { given, want }) => {
    const diagnostics = new Diagnostics();
    expect(
      parseConfig({ targets: { api: given } }, { file: "config.json", folder: "/srv" }, diagnostics),
    ).toBeUndefined();
    expect(diagnostics.items.map(({ message }) => message)).toEqual([want]);
  });
});

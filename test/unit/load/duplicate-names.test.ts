import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import { reportDuplicateNames } from "../../../generator/load/parse/duplicate-names.ts";
import { sourceFile } from "../../../generator/load/read/source-file.ts";
import { runIn } from "../cli/run-fixture.ts";
import { temporaryFolder, writeFiles } from "../write/output-fixture.ts";

function reported(text: string): string[] {
  const diagnostics = new Diagnostics();
  reportDuplicateNames(sourceFile("a.json", Buffer.from(text)), diagnostics);
  return diagnostics.items.map(
    ({ message, location }) => `${location?.line}:${location?.column} ${location?.pointer} ${message}`,
  );
}

describe("members of a JSON text with one name", () => {
  it.each<[string, { given: string; want: readonly string[] }]>([
    ["none", { given: '{"a":{"b":1},"b":{"b":[{"b":"b"},{"b":"\\"b\\":"}]}}', want: [] }],
    [
      "in the root",
      { given: '{"a":1,\n "a":2}', want: ["2:2 /a `a` stands here again: what it says on line 1 is lost"] },
    ],
    [
      "in an element",
      {
        given: '{"x":[1,[],{"p":\n1,"p":\n2}]}',
        want: ["2:3 /x/2/p `p` stands here again: what it says on line 1 is lost"],
      },
    ],
    [
      "three times",
      {
        given: '{"a":1,\n"a":2,\n"a":3}',
        want: [
          "2:1 /a `a` stands here again: what it says on line 1 is lost",
          "3:1 /a `a` stands here again: what it says on line 2 is lost",
        ],
      },
    ],
    [
      "written in other ways",
      {
        given: '\uFEFF{"ü/":1,\n"\\u00fc/":{"a":"}"},"b":[]}',
        want: ["2:1 /ü~1 `ü/` stands here again: what it says on line 1 is lost"],
      },
    ],
    [
      "that objects have anyway",
      {
        given: '{"constructor":1,"__proto__":1,\n"__proto__":2}',
        want: ["2:1 /__proto__ `__proto__` stands here again: what it says on line 1 is lost"],
      },
    ],
  ])("are reported: %s", (_, { given, want }) => {
    expect(JSON.parse(given.replace("\uFEFF", ""))).toBeTypeOf("object");
    expect(reported(given)).toEqual(want);
  });

  it("are found however deep the text is", () => {
    const depth = 100_000;
    expect(reported(`${'{"a":['.repeat(depth)}${"]}".repeat(depth)}`)).toEqual([]);
  });

  it("are looked for in all files by `check`, and not by `generate`", async () => {
    const folder = temporaryFolder();
    const schema = { $ref: "pet.json" };
    const answer = { description: "ok", content: { "application/json": { schema } } };
    const document = JSON.stringify({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      paths: { "/a": { get: { operationId: "a", responses: { 200: answer } } } },
    });
    writeFiles(folder, {
      "a.json": document.replace('"version":"1"', '"version":"0","version":"1"'),
      "pet.json": '{ "type": "object",\n  "type": "string" }',
    });
    const argv = ["a.json", "--output", "out", "--emit", "types"];
    expect(await runIn(folder, ["generate", ...argv])).toMatchObject({ exitCode: 0, stderr: "" });
    const { exitCode, stderr } = await runIn(folder, ["check", ...argv]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^a\.json:1:\d+ load\/duplicate-name `version` stands here again/m);
    expect(stderr).toMatch(/^pet\.json:2:3 load\/duplicate-name `type` stands here again/m);
  });
});

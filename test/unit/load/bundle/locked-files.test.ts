import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bundleFiles, schemas } from "./bundled.ts";

const document = JSON.stringify({
  openapi: "3.1.0",
  ...schemas({ A: { $ref: "s/a.json" }, B: { $ref: "b.yaml#/x" } }),
});
const files = { "openapi.json": document, "s/a.json": '{"type":"string"}', "b.yaml": "y: 1\n" };

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const hashes = { "b.yaml": hash(files["b.yaml"]), "s/a.json": hash(files["s/a.json"]) };

describe("a document of several files", () => {
  it("has the hash of the list of their hashes", async () => {
    const list = `${hash(document)}  openapi.json\n${hashes["b.yaml"]}  b.yaml\n${hashes["s/a.json"]}  s/a.json\n`;
    expect((await bundleFiles(files)).document?.sha256).toBe(hash(list));
    const changed = await bundleFiles({ ...files, "b.yaml": "y: 2\n" });
    expect(changed.document?.sha256).not.toBe(hash(list));
  });

  it.each<[string, { given: object; want: readonly string[] }]>([
    ["takes a lock of all files", { given: { sha256: hash(document), files: hashes }, want: [] }],
    [
      "refuses a lock that lacks one",
      {
        given: { sha256: hash(document), files: { "s/a.json": hashes["s/a.json"] } },
        want: [`b.yaml has the sha256 ${hashes["b.yaml"].slice(0, 12)}…, and lock.json does not list it in \`files\``],
      },
    ],
    [
      "refuses a lock of other files",
      {
        given: { sha256: hash(document), files: { ...hashes, "s/a.json": hash("other") } },
        want: [
          `s/a.json has the sha256 ${hashes["s/a.json"].slice(0, 12)}…, and lock.json asks for ${hash("other").slice(0, 12)}…`,
        ],
      },
    ],
    [
      "refuses a lock with what is no hash",
      {
        given: { sha256: hash(document), files: { ...hashes, "s/a.json": 1 } },
        want: [expect.stringContaining("lock.json is not JSON with")],
      },
    ],
  ])("%s", async (_, { given, want }) => {
    const { diagnostics } = await bundleFiles({ ...files, "lock.json": given });
    expect(diagnostics.items.map(({ message }) => message)).toEqual(want);
  });
});

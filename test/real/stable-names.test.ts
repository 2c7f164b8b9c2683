import { readdirSync } from "node:fs";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../generator/kernel/diagnostic.ts";
import { load } from "../../generator/load/load.ts";
import { neededDocumentsFolder } from "../run/documents-folder.ts";
import { randomNumbers } from "../run/random.ts";
import { renamed, shuffledOperations } from "../names/renamed.ts";

const documentsFolder = neededDocumentsFolder();

/** How many random sets of operations are looked at; more for a longer look. */
const rounds = Number(process.env["ROUTESMITH_ROUNDS"] ?? 20);

/** The most operations of a set: mostly it has a few. */
const largest = 300;

describe.each(readdirSync(documentsFolder).filter((name) => name.endsWith(".json")))("in %s", (spec) => {
  it("another operation renames nothing", { timeout: 3_600_000 }, async () => {
    const references = { outside: false, origins: [] };
    const source = { spec, overlays: [], references, workingFolder: documentsFolder };
    const document = await load(source, new Diagnostics());
    expect(document).toBeDefined();
    if (document === undefined) return;
    const problems = new Set<string>();
    for (let seed = 1; seed <= rounds; seed += 1) {
      const random = randomNumbers(seed);
      const operations = shuffledOperations(document, random);
      if (operations.length < 2) return;
      const size = 1 + Math.floor((Math.min(largest, operations.length) - 1) * random() ** 4);
      const some = operations.slice(0, size);
      for (const text of renamed(document, some, operations.slice(size, size + 1))) problems.add(text);
    }
    expect([...problems]).toEqual([]);
  });
});

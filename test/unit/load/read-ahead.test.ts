import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readAhead, takeAhead } from "../../../generator/load/read/read-ahead.ts";

const folder = mkdtempSync(join(tmpdir(), "routesmith-ahead-"));

afterAll(() => rmSync(folder, { recursive: true }));

describe("what is read ahead", () => {
  it("is the whole file, for the one who asks first", async () => {
    const path = join(folder, "openapi.json");
    writeFileSync(path, '{"openapi":"3.1.0"}');
    readAhead(path);
    expect([String(await takeAhead(path)), await takeAhead(path)]).toEqual(['{"openapi":"3.1.0"}', undefined]);
  });

  it("is nothing where nobody asked for it, where there is no file, or where it is a folder", async () => {
    readAhead(join(folder, "absent.json"));
    readAhead(folder);
    const asked = ["unasked.json", "absent.json", ""].map((name) => takeAhead(join(folder, name)));
    expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined]);
  });

  it("is nothing of a pipe, which could not be read again", async () => {
    const path = join(folder, "pipe.json");
    execFileSync("mkfifo", [path]);
    readAhead(path);
    expect(await takeAhead(path)).toBeUndefined();
  });
});

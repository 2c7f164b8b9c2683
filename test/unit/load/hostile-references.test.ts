import type { RequestListener } from "node:http";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import { fetchFile, fetchLimits } from "../../../generator/load/read/fetch-file.ts";
import { load } from "../../../generator/load/load.ts";
import { temporaryFolder } from "../write/output-fixture.ts";
import { serve } from "./serve.ts";

const secret = "TOP-SECRET";

/** A document that refers to something from its one schema. */
function documentOf($ref: string): string {
  return JSON.stringify({ openapi: "3.1.0", paths: { "/a": { get: {} } }, components: { schemas: { A: { $ref } } } });
}

/** Why the references of a document are refused, in the order of their texts, and all that it was made to hold. */
async function refusalsOf(
  spec: string,
  workingFolder: string,
  references = { outside: false, origins: [] as string[] },
) {
  const diagnostics = new Diagnostics();
  const source = { spec, overlays: [], workingFolder, references, isNetworkAllowed: true };
  const document = await load(source, diagnostics);
  const codes = [...(document?.refusals.values() ?? [])].map(({ code }) => code);
  return { codes, text: JSON.stringify([document?.root, diagnostics.items, [...(document?.refusals.values() ?? [])]]) };
}

describe("a reference of a file", () => {
  it.each([
    ["a file of the system", "file:///etc/passwd", "load/reference-outside"],
    ["a file of the system, by its path", "/etc/passwd", "load/reference-outside"],
    ["a file outside", "../secret.json", "load/reference-outside"],
    ["a file outside, in two spellings", "a/%2e%2e/..\\secret.json", "load/reference-outside"],
    ["a file outside that is not there", "../absent.json", "load/reference-outside"],
    ["a link out of the folder", "link.json", "load/reference-outside"],
    ["a link to a folder outside", "folder/secret.json", "load/reference-outside"],
    ["a device", "/dev/zero", "load/reference-outside"],
    ["a share", "//host/share/a.json", "load/reference-invalid"],
    ["the metadata of a machine", "http://169.254.169.254/latest/meta-data/", "load/reference-remote"],
    ["data", "data:application/json,{}", "load/reference-invalid"],
  ])("does not lead to %s", async (_, $ref, want) => {
    const folder = temporaryFolder();
    await mkdir(join(folder, "api"));
    await mkdir(join(folder, "other"));
    for (const path of ["secret.json", "other/secret.json"])
      await writeFile(join(folder, path), `{"const":"${secret}"}`);
    await symlink(join(folder, "secret.json"), join(folder, "api/link.json"));
    await symlink(join(folder, "other"), join(folder, "api/folder"));
    await writeFile(join(folder, "api/openapi.json"), documentOf($ref));
    const { codes, text } = await refusalsOf("api/openapi.json", folder);
    expect(codes).toEqual([want]);
    expect(text).not.toContain(secret);
    expect(text).not.toContain("root:x");
  });

  it.each(["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "me@127.0.0.1"])(
    "asks nobody at %s",
    async (host) => {
      const { origin, asked } = await serve((_, response) => void response.end(`{"const":"${secret}"}`));
      const folder = temporaryFolder();
      await writeFile(join(folder, "openapi.json"), documentOf(origin.replace("127.0.0.1", host)));
      expect((await refusalsOf("openapi.json", folder)).codes).toEqual(["load/reference-remote"]);
      const more = { outside: true, origins: ["https://schemas.example"] };
      expect((await refusalsOf("openapi.json", folder, more)).codes).toEqual(["load/reference-remote"]);
      expect(asked).toEqual([]);
    },
  );
});

describe("whatever is allowed", () => {
  it.each(["/dev/null", "/"])("%s is not read", async ($ref) => {
    const folder = temporaryFolder();
    await writeFile(join(folder, "openapi.json"), documentOf($ref));
    const { codes, text } = await refusalsOf("openapi.json", folder, { outside: true, origins: [] });
    expect(codes).toEqual(["load/reference-unreadable"]);
    expect(text).toContain("which is not a file");
  });

  it("a document that was fetched leads to no file", async () => {
    const { origin } = await serve((_, response) => void response.end(documentOf("file:///etc/passwd")));
    const { codes } = await refusalsOf(`${origin}/openapi.json`, temporaryFolder(), { outside: true, origins: [] });
    expect(codes).toEqual(["load/reference-invalid"]);
  });
});

it("a document that was fetched leads to nothing else of its origin, unless that is allowed", async () => {
  const { origin, asked } = await serve(({ url }, response) => {
    response.end(url === "/openapi.json" ? documentOf("/part.json") : `{"const":"${secret}"}`);
  });
  expect((await refusalsOf(`${origin}/openapi.json`, temporaryFolder())).codes).toEqual(["load/reference-remote"]);
  expect(asked).toEqual(["/openapi.json"]);
  const allowed = await refusalsOf(`${origin}/openapi.json`, temporaryFolder(), { outside: true, origins: [] });
  expect(allowed.codes).toEqual([]);
  expect(allowed.text).toContain(secret);
});

describe("a redirect", () => {
  it("is followed within the origin, but not without an end", async () => {
    const { origin, asked } = await serve((_, response) => void response.writeHead(302, { location: "/a" }).end());
    const fetched = await fetchFile(new URL(origin));
    expect(fetched).toMatchObject({ refusal: { message: expect.stringContaining("redirects more than 5 times") } });
    expect(asked.length).toBe(6);
  });

  const targets = async () => {
    const { origin, asked } = await serve((_, response) => void response.end(`{"const":"${secret}"}`), "127.0.0.2");
    return {
      asked,
      locations: [`${origin}/a`, `//${origin.slice(5)}/a`, "http://169.254.169.254/", "file:///etc/passwd", "data:,{}"],
    };
  };

  it("of a document leads to no other origin, whichever that is", async () => {
    const { asked, locations } = await targets();
    for (const location of locations) {
      const { origin } = await serve((_, response) => void response.writeHead(302, { location }).end());
      const fetched = await fetchFile(new URL(origin));
      expect(fetched, location).toMatchObject({
        kind: "failed",
        refusal: { code: expect.stringMatching(/^load\/fetch-/) },
      });
    }
    expect(asked).toEqual([]);
  });

  it("of what a document refers to leads to no other origin, even where both are allowed", async () => {
    const { asked, locations } = await targets();
    for (const location of locations) {
      const { origin } = await serve((request, response) => {
        if (request.url === "/openapi.json") response.end(documentOf("/part.json"));
        else response.writeHead(307, { location }).end();
      });
      const other = new URL(locations[0] ?? "").origin;
      const { codes, text } = await refusalsOf(`${origin}/openapi.json`, temporaryFolder(), {
        outside: true,
        origins: [other],
      });
      expect(codes, location).toEqual(["load/fetch-redirected"]);
      expect(text).not.toContain(secret);
    }
    expect(asked).toEqual([]);
  });
});

describe("a server", () => {
  /** A gigabyte of spaces, in a megabyte: JSON may have them. */
  const bomb = gzipSync(Buffer.alloc(2 ** 20, " "));

  it("cannot fill the memory with what unpacks to more than it is", async () => {
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" });
      // Members of one gzip file: they are unpacked one after the other, without an end.
      const more = (): void => {
        if (!response.destroyed) response.write(bomb, () => setImmediate(more));
      };
      more();
    });
    const before = process.memoryUsage().rss;
    const fetched = await fetchFile(new URL(origin), { ...fetchLimits, size: 16 * 2 ** 20 });
    expect(fetched).toMatchObject({ refusal: { message: expect.stringContaining("is larger than 16 MiB") } });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 2 ** 20);
  });

  it("cannot hide that by packing it several times", async () => {
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip, gzip" });
      response.end(gzipSync(gzipSync(Buffer.alloc(64 * 2 ** 20, " "))));
    });
    const fetched = await fetchFile(new URL(origin), { ...fetchLimits, size: 2 ** 20 });
    expect(fetched).toMatchObject({ refusal: { message: expect.stringContaining("is larger than 1 MiB") } });
  });

  it.each<[string, RequestListener]>([
    ["says nothing", () => {}],
    [
      "says one byte at a time",
      (_, response) => {
        const timer = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(timer));
      },
    ],
    ["never ends its headers", ({ socket }) => void socket.write("HTTP/1.1 200 OK\r\nx-a: b\r\n")],
  ])("that %s is given up", async (_, listener) => {
    const { origin } = await serve(listener);
    const fetched = await fetchFile(new URL(origin), { ...fetchLimits, time: 150 });
    expect(fetched).toMatchObject({ refusal: { message: expect.stringContaining("within 0.15 s") } });
  });
});

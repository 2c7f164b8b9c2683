import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { fetchFile, fetchLimits } from "../../../generator/load/read/fetch-file.ts";
import { readTree, temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { project, runIn, smallDocument } from "./run-fixture.ts";

const json = JSON.stringify(smallDocument);
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The origin of a server that runs until the test ends. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The origin of a server that has these texts, by their paths. */
function serveFiles(files: Readonly<Record<string, string>>, log: IncomingMessage[] = []): Promise<string> {
  return serve((request, response) => {
    log.push(request);
    const text = files[new URL(request.url ?? "", "http://host").pathname];
    response.writeHead(text === undefined ? 404 : 200, { "content-type": "text/html" }).end(text);
  });
}

function generate(url: string, ...more: readonly string[]): readonly string[] {
  return ["generate", url, "--output", "out", "--emit", "types", ...more];
}

describe("a document with a URL", () => {
  it.each<[string, { given: string; path: string }]>([
    ["JSON", { given: json, path: "/openapi.yaml" }],
    ["YAML", { given: "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: {} } }", path: "/api" }],
  ])("is fetched, generated from and checked, in %s whatever its name and type", async (_, { given, path }) => {
    const folder = temporaryFolder();
    const url = `${await serveFiles({ [path]: given })}${path}`;
    expect(await runIn(folder, generate(url, "--quiet"))).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(Object.keys(readTree(folder))).toContain("out/types.ts");
    expect(readTree(folder)["out/manifest.json"]).not.toContain("127.0.0.1");
    const check = ["check", ...generate(url).slice(1)];
    expect(await runIn(folder, check)).toMatchObject({ exitCode: 0, stderr: "" });
    writeFiles(folder, { "out/types.ts": "export {};\n" });
    expect(await runIn(folder, check)).toMatchObject({ exitCode: 1 });
  });

  it("is unpacked, and redirected within its origin", async () => {
    const folder = temporaryFolder();
    const origin = await serve((request, response) => {
      if (request.url === "/old") response.writeHead(302, { location: "/a/new.json" }).end();
      else response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(json));
    });
    expect(await runIn(folder, generate(`${origin}/old`))).toMatchObject({ exitCode: 0 });
  });

  it("is asked for with the URL's credentials, which nobody gets to see", async () => {
    const folder = temporaryFolder();
    const log: IncomingMessage[] = [];
    const origin = await serveFiles({ "/a.json": json, "/broken.json": "{" }, log);
    const secretive = origin.replace("//", "//me:p%40ss@");
    expect(await runIn(folder, generate(`${secretive}/a.json?token=t0ken`))).toMatchObject({ exitCode: 0 });
    expect(log[0]?.headers.authorization).toBe(`Basic ${Buffer.from("me:p@ss").toString("base64")}`);
    expect(log[0]?.url).toBe("/a.json?token=t0ken");
    for (const path of ["/broken.json?token=t0ken", "/absent.json?token=t0ken"]) {
      for (const argv of [
        generate(`${secretive}${path}`),
        ["generate", `${secretive}${path}`],
        ["routes", secretive],
      ]) {
        const { stdout, stderr } = await runIn(folder, argv);
        expect(stderr).not.toBe("");
        expect(`${stdout}${stderr}`).not.toMatch(/p%40ss|p@ss|t0ken/);
      }
    }
    expect(Object.values(readTree(folder)).join("")).not.toMatch(/p%40ss|p@ss|t0ken/);
  });

  const other = "http://other.example/openapi.json?token=x";
  it.each<[string, { given: (request: IncomingMessage, response: ServerResponse) => void; want: RegExp }]>([
    [
      "an error",
      { given: (_, response) => void response.writeHead(503).end(), want: /answers 503 Service Unavailable/ },
    ],
    [
      "a broken connection",
      { given: (_, response) => void response.destroy(), want: /load\/fetch-failed .* cannot be reached/ },
    ],
    [
      "a redirect to another origin",
      {
        given: (_, response) => void response.writeHead(301, { location: other }).end(),
        want: /load\/fetch-redirected .* redirects to another origin: http:\/\/other\.example\/openapi\.json\?…\n/,
      },
    ],
    [
      "redirects without end",
      {
        given: ({ url }, response) => void response.writeHead(302, { location: `${url}x` }).end(),
        want: /redirects more than 5 times/,
      },
    ],
  ])("ends with 4 after %s", async (_, { given, want }) => {
    const folder = temporaryFolder();
    const { exitCode, stderr } = await runIn(folder, generate(`${await serve(given)}/o.json`));
    expect(stderr).toMatch(want);
    expect(exitCode).toBe(4);
    expect(readTree(folder)).toEqual({});
  });

  it("ends with 4 where nobody listens", async () => {
    const origin = await serve(() => {});
    for (const close of closing.splice(0)) close();
    const { exitCode, stderr } = await runIn(temporaryFolder(), generate(`${origin}/o.json`));
    expect(stderr).toContain("ECONNREFUSED");
    expect(exitCode).toBe(4);
  });

  it("asks for credentials where the server may want some", async () => {
    const origin = await serve((_, response) => void response.writeHead(401).end());
    const { stderr } = await runIn(temporaryFolder(), generate(`${origin}/o.json`));
    expect(stderr).toMatch(/ answers 401 Unauthorized\n {2}help: It may want credentials: /);
  });

  it.each<[string, { given: (origin: string) => string; want: RegExp }]>([
    [
      "https where http is spoken",
      {
        given: (origin) => origin.replace("http:", "https:"),
        want: /: it does not answer in TLS \(\w+\)\n {2}help: Perhaps the server does not encrypt: try http:\/\/127\.0\.0\.1:\d+\/o\.json\.\n/,
      },
    ],
    [
      "http where the connection breaks off",
      {
        given: (origin) => origin,
        want: /\n {2}help: Perhaps the server encrypts: try https:\/\/127\.0\.0\.1:\d+\/o\.json\.\n/,
      },
    ],
  ])("says what else to try for %s", async (_, { given, want }) => {
    const origin = given(await serve((_request, response) => void response.destroy()));
    const { exitCode, stderr } = await runIn(temporaryFolder(), generate(`${origin}/o.json`));
    expect(stderr).toMatch(want);
    expect(exitCode).toBe(4);
  });

  it("ends with 3 where something else is served", async () => {
    const origin = await serveFiles({ "/": "<!doctype html><title>Login</title>" });
    expect(await runIn(temporaryFolder(), generate(origin))).toMatchObject({ exitCode: 3 });
  });

  it("is not a document of the config", async () => {
    const log: IncomingMessage[] = [];
    const origin = await serveFiles({ "/a.json": json }, log);
    const { exitCode, stderr } = await runIn(project({ spec: `${origin}/a.json` }), ["generate"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("must be the path of a file, not a URL");
    expect(log).toEqual([]);
  });
});

describe("references of a document with a URL", () => {
  const files = {
    "/api/openapi.json": JSON.stringify({
      ...smallDocument,
      components: { schemas: { Pet: { $ref: "../pet.yaml" }, PetList: {} } },
    }),
    "/pet.yaml": "type: object\nproperties: { name: { $ref: /names.json#/Name } }",
    "/names.json": '{"Name":{"type":"string","enum":["Rex"]}}',
  };

  it("are followed on its origin where that is asked for", async () => {
    const folder = temporaryFolder();
    const url = `${await serveFiles(files)}/api/openapi.json`;
    const refused = await runIn(folder, generate(url));
    expect(refused).toMatchObject({ exitCode: 3 });
    expect(refused.stderr).toMatch(/load\/reference-remote .*\n.*\n {2}help: Allow it with `--follow-references`/);
    expect(await runIn(folder, generate(url, "--follow-references"))).toMatchObject({ exitCode: 0, stderr: "" });
    expect(readTree(folder)["out/types.ts"]).toContain('"Rex"');
  });

  it("are followed by `why` and `routes` too", async () => {
    const folder = temporaryFolder();
    const url = `${await serveFiles(files)}/api/openapi.json`;
    const refused = await runIn(folder, ["why", "Pet", url]);
    expect(refused.stderr).toMatch(/load\/reference-remote .*\n.*\n {2}help: Allow it with `--follow-references`/);
    const why = await runIn(folder, ["why", "Pet", url, "--follow-references"]);
    expect(why).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^POST \/pets\n/), stderr: "" });
    const routes = await runIn(folder, ["routes", url, "listPets", "--follow-references"]);
    expect(routes).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^GET\t\/pets\t/), stderr: "" });
  });

  it("lead to no file and to no other origin", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "secret.json": '{"type":"string"}' });
    const log: IncomingMessage[] = [];
    const elsewhere = await serveFiles({ "/pet.json": "{}" }, log);
    for (const $ref of [`file://${join(folder, "secret.json")}`, `${elsewhere}/pet.json`]) {
      const document = { ...smallDocument, components: { schemas: { Pet: { $ref }, PetList: {} } } };
      const origin = await serveFiles({ "/o.json": JSON.stringify(document) });
      const { exitCode, stderr } = await runIn(folder, generate(`${origin}/o.json`, "--follow-references"));
      expect(stderr).toMatch(/load\/reference-(?:invalid|remote)/);
      expect(exitCode).toBe(3);
    }
    expect(log).toEqual([]);
  });
});

describe("references of a file", () => {
  it("are fetched from the origins that the config names alone", async () => {
    const log: IncomingMessage[] = [];
    const origin = await serveFiles({ "/pet.json": '{"type":"string","enum":["Rex"]}' }, log);
    const document = {
      ...smallDocument,
      components: { schemas: { Pet: { $ref: `${origin}/pet.json` }, PetList: {} } },
    };
    const folder = project();
    writeFiles(folder, { "pets.json": JSON.stringify(document) });
    expect(await runIn(folder, ["generate"])).toMatchObject({ exitCode: 3 });
    expect(log).toEqual([]);
    const target = { spec: "pets.json", output: "out", emit: ["types"], references: { origins: [origin] } };
    writeFiles(folder, { "routesmith.config.json": JSON.stringify({ targets: { pets: target } }) });
    expect(await runIn(folder, ["generate"])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(log).toHaveLength(1);
  });
});

describe("fetchFile", () => {
  it.each<[string, { given: object; want: string }]>([
    ["what is too large", { given: { size: 2 ** 20 }, want: "is larger than 1 MiB" }],
    ["what takes too long", { given: { time: 100 }, want: "has not answered in full within 0.1 s" }],
  ])("gives up on %s", async (_, { given, want }) => {
    const origin = await serve((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(Buffer.alloc(2 ** 18)), 20);
      response.on("close", () => clearInterval(timer));
    });
    const fetched = await fetchFile(new URL(origin), { ...fetchLimits, ...given });
    expect(fetched).toMatchObject({ kind: "failed", refusal: { message: expect.stringContaining(want) } });
  });
});

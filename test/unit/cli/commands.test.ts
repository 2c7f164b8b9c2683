import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTree, temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { project, runIn, smallDocument } from "./run-fixture.ts";

describe("generate", () => {
  it("writes the targets of the config, and the second time nothing", async () => {
    const folder = project();
    const first = await runIn(folder, ["generate"]);
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(first.stdout).toMatch(/^pets: \d+ files: \d+ added, 0 changed, 0 deleted, 0 unchanged \(\d+ ms\)\n$/);
    const written = readTree(join(folder, "out"));
    expect(Object.keys(written)).toContain("types.ts");
    const second = await runIn(folder, ["generate", "pets"]);
    expect(second.stdout).toMatch(/^pets: \d+ files: 0 added, 0 changed, 0 deleted, \d+ unchanged/);
    expect(readTree(join(folder, "out"))).toEqual(written);
  });

  it("writes a document's routes without a config", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "pets.json": JSON.stringify(smallDocument) });
    const argv = [
      "generate",
      "pets.json",
      "--route",
      "GET /pets",
      "--output",
      "src/api",
      "--emit",
      "types",
      "--name",
      "Zoo",
    ];
    expect(await runIn(folder, argv)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^api: /) });
    const types = readTree(join(folder, "src/api"))["types.ts"];
    expect(types).toContain("PetList");
  });

  it("reads a document from standard input", async () => {
    const folder = temporaryFolder();
    const argv = ["generate", "-", "--output", "out", "--emit", "types", "--quiet"];
    const stdin = JSON.stringify(smallDocument);
    expect(await runIn(folder, argv, { stdin })).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(JSON.parse(readTree(join(folder, "out"))["manifest.json"] ?? "")).not.toHaveProperty("document.file");
  });

  it("only says what it would do in a dry run", async () => {
    const folder = project();
    const outcome = await runIn(folder, ["generate", "--dry-run"]);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stdout).toMatch(/ added, .* \(dry run\)\n/);
    expect(outcome.stdout).toContain("  add    types.ts\n");
    expect(readTree(join(folder, "out"))).toEqual({});
  });

  it("replaces a client by another one of another document only with --force", async () => {
    const folder = temporaryFolder();
    const shop = { ...smallDocument, info: { title: "Shop", version: "1" } };
    const generated = (document: string, ...more: readonly string[]) =>
      runIn(folder, ["generate", document, "--output", "out", "--emit", "types", ...more]);
    writeFiles(folder, { "a.json": JSON.stringify(smallDocument), "moved.json": JSON.stringify(smallDocument) });
    writeFiles(folder, { "shop.json": JSON.stringify(shop) });
    await generated("a.json", "--name", "Billing");
    const written = readTree(join(folder, "out"));

    for (const more of [[], ["--dry-run"]]) {
      const { exitCode, stderr } = await generated("shop.json", ...more);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("write/other-client `out` holds the client Billing out of `a.json`, and not Shop.\n");
      expect(readTree(join(folder, "out"))).toEqual(written);
    }
    // A document that has another place, and a client that has another name, are what they were.
    expect(await generated("moved.json", "--name", "Billing")).toMatchObject({ exitCode: 0 });
    expect(await generated("moved.json", "--name", "Bills")).toMatchObject({ exitCode: 0 });
    expect(await generated("shop.json", "--force")).toMatchObject({ exitCode: 0 });
  });

  it("keeps edited files without --force, and overwrites them with it", async () => {
    const folder = project();
    await runIn(folder, ["generate"]);
    const written = readTree(join(folder, "out"));
    writeFiles(folder, { "out/types.ts": "mine" });
    const edited = readTree(join(folder, "out"));
    const refused = await runIn(folder, ["generate"]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("out/types.ts write/edited ");
    expect(readTree(join(folder, "out"))).toEqual(edited);
    expect(await runIn(folder, ["generate", "--force"])).toMatchObject({ exitCode: 0 });
    expect(readTree(join(folder, "out"))).toEqual(written);
  });

  it("writes no target where one is faulty", async () => {
    const folder = project();
    const targets = {
      good: { spec: "pets.json", emit: ["types"] },
      bad: { spec: "pets.json", routes: ["GET /nothing"] },
    };
    writeFiles(folder, { "routesmith.config.json": JSON.stringify({ targets }) });
    expect(await runIn(folder, ["generate"])).toMatchObject({ exitCode: 2 });
    expect(readTree(join(folder, "generated"))).toEqual({});
  });

  it("takes paths as relative to a config in another folder, and names them as seen from here", async () => {
    const folder = project({ output: "../out" });
    const above = join(folder, "..");
    const name = folder.slice(above.length + 1);
    rmSync(join(folder, "pets.json"));
    const argv = ["generate", "--config", join(name, "routesmith.config.json")];
    const outcome = await runIn(above, argv);
    expect(outcome.stderr).toContain(join(name, "routesmith.config.json") + ":1:21 load/not-found");
  });

  it("prints one JSON object with --json", async () => {
    const folder = project();
    const { stdout, stderr, exitCode } = await runIn(folder, ["generate", "--json"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      exitCode: 0,
      diagnostics: [],
      targets: [
        {
          name: "pets",
          output: "out",
          changes: expect.arrayContaining([{ path: "types.ts", change: "add", edited: false }]),
        },
      ],
    });
  });
});

describe("check", () => {
  it("passes where nothing would change", async () => {
    const folder = project({ emit: ["types"] });
    await runIn(folder, ["generate"]);
    expect(await runIn(folder, ["check"])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse((await runIn(folder, ["check", "--json"])).stdout)).toMatchObject({
      targets: [{ name: "pets", changes: [], durationMs: expect.any(Number) }],
    });
  });

  it("shows what would change, edits included, and writes nothing", async () => {
    const folder = project({ emit: ["types"] });
    await runIn(folder, ["generate"]);
    const types = readTree(join(folder, "out"))["types.ts"] ?? "";
    writeFiles(folder, { "out/types.ts": `${types}// mine\n` });
    const before = readTree(folder);
    const { exitCode, stdout, stderr } = await runIn(folder, ["check"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("--- a/types.ts\n+++ b/types.ts\n@@ ");
    expect(stdout).toContain("\n-// mine\n");
    expect(stderr).toContain("out check/drift `pets` is out of date: 1 of its files would change, 1 of them not as");
    expect(readTree(folder)).toEqual(before);
    expect(JSON.parse((await runIn(folder, ["check", "--json"])).stdout)).toMatchObject({
      ok: false,
      exitCode: 1,
      targets: [
        {
          changes: [{ path: "types.ts", change: "change", edited: true, diff: expect.stringContaining("-// mine") }],
          durationMs: expect.any(Number),
        },
      ],
    });
  });

  it("says how to generate what it was asked about, and shows no file of what is not there yet", async () => {
    const folder = temporaryFolder();
    const asked = ["pets.json", "--route", "GET /pets", "GET /it's", "--output", "out", "--emit", "types"];
    writeFiles(folder, { "pets.json": JSON.stringify(smallDocument).replace("/health", "/it's") });
    const call = "routesmith generate pets.json --route 'GET /pets' 'GET /it'\\''s' --output out --emit types";
    const absent = await runIn(folder, ["check", ...asked]);
    expect(absent).toEqual({
      exitCode: 1,
      stdout: expect.stringMatching(/^out: \d+ files: \d+ added, .*\n$/),
      stderr: expect.stringMatching(
        /^out check\/drift `out` is not there yet: the folder has none of its \d+ files\.\n/,
      ),
    });
    expect(absent.stderr).toContain(`\n  help: Run \`${call}\` and commit the result.\n`);
    await runIn(folder, ["generate", ...asked]);
    writeFiles(folder, { "out/types.ts": "// mine\n" });
    const { stderr } = await runIn(folder, ["check", ...asked]);
    expect(stderr).toContain(`\n  help: Move the edits elsewhere, then run \`${call} --force\` and commit`);
  });

  it("says how to generate the target that it was asked about", async () => {
    const folder = project({ emit: ["types"] });
    const { stderr } = await runIn(folder, ["check", "pets"]);
    expect(stderr).toContain("\n  help: Run `routesmith generate pets` and commit the result.\n");
  });

  it("tells of files that nobody writes any more, and names those of others", async () => {
    const folder = project({ emit: ["types"] });
    await runIn(folder, ["generate"]);
    const generated = readTree(join(folder, "out"))["types.ts"] ?? "";
    writeFiles(folder, { "out/notes.md": generated, "out/.x.ts": generated, "out/mine.ts": `// Mine.\n${generated}` });
    writeFiles(folder, { "out/other/manifest.json": "{}", "out/other/a/b.ts": generated });
    const { exitCode, stdout, stderr } = await runIn(folder, ["check"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("\n  not of routesmith: mine.ts, notes.md\n");
    writeFiles(folder, { "out/old/gone.ts": generated });
    const failed = await runIn(folder, ["check"]);
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain("out/old/gone.ts check/left-over ");
    expect(JSON.parse((await runIn(folder, ["check", "--json"])).stdout)).toMatchObject({
      targets: [{ changes: [], others: ["mine.ts", "notes.md"] }],
    });
  });

  it("shows new and deleted files", async () => {
    const folder = project({ emit: ["types"] });
    await runIn(folder, ["generate"]);
    rmSync(join(folder, "out/types.ts"));
    const { exitCode, stdout } = await runIn(folder, ["check"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("--- /dev/null\n+++ b/types.ts\n");
  });
});

describe("routes", () => {
  it("lists the routes in lines with tabs", async () => {
    const folder = project();
    expect(await runIn(folder, ["routes", "pets.json"])).toEqual({
      exitCode: 0,
      stderr: "",
      stdout:
        "GET\t/health\thealth\t\t\nGET\t/pets\tlistPets\tpets\tList the pets\nPOST\t/pets\taddPet\tpets, admin\t\n",
    });
  });

  it("tells of them in JSON what the docs say, and not all that the document says", async () => {
    const { stdout } = await runIn(project(), ["routes", "pets.json", "addPet", "--json"]);
    expect((JSON.parse(stdout) as { routes: unknown }).routes).toEqual([
      {
        method: "post",
        path: "/pets",
        pointer: "/paths/~1pets/post",
        operationId: "addPet",
        tags: ["pets", "admin"],
        deprecated: false,
      },
    ]);
  });

  it.each([
    ["a document", ["routes", "pets.json", "PETS", "admin"]],
    ["the only target", ["routes", "PETS", "admin"]],
    ["a named target", ["routes", "--target", "pets", "PETS", "admin"]],
  ])("searches the routes of %s", async (_name, argv) => {
    expect(await runIn(project(), argv)).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: "POST\t/pets\taddPet\tpets, admin\t\n",
    });
  });

  it("prints a table on a terminal, as wide as that is", async () => {
    const { stdout } = await runIn(project(), ["routes", "pets.json"], {
      isTerminal: true,
      columns: 48,
      env: { NO_COLOR: "1" },
    });
    expect(stdout).toBe(
      [
        "GET   /health  health",
        "GET   /pets    listPets  pets         List the …",
        "POST  /pets    addPet    pets, admin",
        "3 routes",
        "",
      ].join("\n"),
    );
  });

  it("follows references of paths where that is asked for, and reports them as `generate` does where it is not", async () => {
    const folder = temporaryFolder();
    const paths = { "/cats": { $ref: "../cats.json" }, "/health": smallDocument.paths["/health"] };
    writeFiles(folder, {
      "api/pets.json": JSON.stringify({ ...smallDocument, paths }),
      "cats.json": '{"get":{"responses":{}}}',
    });
    const refused = await runIn(folder, ["routes", "api/pets.json"]);
    const { stderr } = await runIn(folder, ["generate", "api/pets.json", "--output", "out"]);
    expect(stderr).toMatch(/^api\/pets\.json:1:\d+ load\/reference-outside /);
    expect(refused).toEqual({ exitCode: 3, stdout: "GET\t/health\thealth\t\t\n", stderr });
    const followed = await runIn(folder, ["routes", "api/pets.json", "cats", "--follow-references"]);
    expect(followed).toEqual({ exitCode: 0, stdout: "GET\t/cats\t\t\t\n", stderr: "" });
  });

  it("lets no document steer the terminal", async () => {
    const folder = temporaryFolder();
    const paths = { "/a": { get: { operationId: "\u001b[2Ja\u009b\u202e", summary: "a\tb\nc", responses: {} } } };
    writeFiles(folder, { "a.json": JSON.stringify({ ...smallDocument, paths }) });
    expect((await runIn(folder, ["routes", "a.json"])).stdout).toBe("GET\t/a\t\\u001b[2Ja\\u009b\\u202e\t\ta b c\n");
  });
});

describe("a command without a config", () => {
  it.each([
    [["generate"], "or use `routesmith generate DOCUMENT --output FOLDER`."],
    [["routes"], "or use `routesmith routes DOCUMENT`."],
    [["why", "Pet"], "or use `routesmith why Pet DOCUMENT`."],
    [["check"], "or use `routesmith check DOCUMENT --output FOLDER`."],
    [["contract"], "or name another config with `--config FILE`."],
  ])("%j advises what fits it", async (argv, want) => {
    const folder = temporaryFolder();
    const help = `Write \`routesmith.config.ts\`, ${want}`;
    const { exitCode, stderr } = await runIn(folder, argv);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`config/not-found This folder has no config.\n  help: ${help}\n1 error\n`);
    const json = await runIn(folder, [...argv, "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ diagnostics: [{ code: "config/not-found", help }] });
  });
});

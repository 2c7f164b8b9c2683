import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { runIn, smallDocument } from "./run-fixture.ts";

const components = { ...smallDocument.components, securitySchemes: { login: { type: "http", scheme: "basic" } } };
const document = JSON.stringify({ ...smallDocument, components });

/** A config of two targets, the second of which has the options of its own from line 7 on. */
function config(options: string): string {
  return `targets:
  good: { spec: pets.json, emit: [types] }
  pets:
    spec: pets.json
    output: out
    emit: [types]
    ${options.replaceAll("\n", "\n    ")}
`;
}

function project(options: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, { "pets.json": document, "routesmith.config.yaml": config(options) });
  return folder;
}

describe("a problem of an option", () => {
  it.each<[string, { options: string; place: string; pointer: string }]>([
    ["select/no-match", { options: "routes:\n  - GET /pets\n  - GET /petz", place: "9:9", pointer: "/routes/1" }],
    ["select/invalid-pattern", { options: "routes: [pets]", place: "7:14", pointer: "/routes/0" }],
    ["select/no-routes", { options: 'routes: ["!/**"]', place: "7:5", pointer: "/routes" }],
    ["load/not-found", { options: "overlays: [absent.yaml]", place: "7:16", pointer: "/overlays/0" }],
    ["load/not-found", { options: "overlays:\n  - file:///absent.yaml", place: "8:9", pointer: "/overlays/0" }],
    ["load/not-a-file", { options: "overlays: [.]", place: "7:16", pointer: "/overlays/0" }],
    ["config/invalid-value", { options: "templates: pets.json", place: "7:5", pointer: "/templates" }],
    [
      "model/unknown-name",
      { options: "client:\n  names:\n    listPetz: a.b", place: "9:9", pointer: "/client/names/listPetz" },
    ],
    [
      "model/unknown-name",
      { options: "client:\n  types:\n    Petz: Animal", place: "9:9", pointer: "/client/types/Petz" },
    ],
    [
      "model/wrong-credential",
      { options: "client:\n  auth: { login: LOGIN }", place: "8:15", pointer: "/client/auth/login" },
    ],
    [
      "model/name-taken",
      {
        options: "client:\n  names:\n    health: pets.all\n    GET /pets: pets.all",
        place: "9:9",
        pointer: "/client/names/health",
      },
    ],
    [
      "model/name-taken",
      { options: "client: { types: { Pet: PetList } }", place: "7:24", pointer: "/client/types/Pet" },
    ],
    [
      "model/unfit-rule",
      {
        options: "client:\n  pagination:\n    GET /pets: { parameter: page }",
        place: "9:9",
        pointer: "/client/pagination/GET ~1pets",
      },
    ],
  ])("%s names its place in the config: %o", async (code, { options, place, pointer }) => {
    const folder = project(options);
    const full = `/targets/pets${pointer}`;
    const { exitCode, stderr } = await runIn(folder, ["generate"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`routesmith.config.yaml:${place} ${code} `);
    expect(stderr).toContain(`\n  at #${full}\n`);
    const { stdout } = await runIn(folder, ["generate", "--json"]);
    const [line, column] = place.split(":").map(Number);
    const location = { file: "routesmith.config.yaml", pointer: full, line, column };
    const printed: { readonly diagnostics: readonly object[] } = JSON.parse(stdout);
    expect(printed.diagnostics).toContainEqual(expect.objectContaining({ code, location }));
    expect(printed.diagnostics.filter((item) => "option" in item)).toEqual([]);
  });

  it("names it seen from another folder, and for `why` too", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "api/pets.json": document, "api/routesmith.config.yaml": config("routes: [GET /petz]") });
    for (const argv of [["generate"], ["why", "Pet", "--target", "pets"]]) {
      const { stderr } = await runIn(folder, [...argv, "--config", "api/routesmith.config.yaml"]);
      expect(stderr).toContain("api/routesmith.config.yaml:7:14 select/no-match No operation matches `GET /petz`\n");
    }
  });

  it("names the target and the option in a config that is code, which has no lines for them", async () => {
    const folder = temporaryFolder();
    const targets = { pets: { spec: "pets.json", output: "out", routes: ["GET /petz"] } };
    writeFiles(folder, {
      "pets.json": document,
      "routesmith.config.mjs": `export default ${JSON.stringify({ targets })};`,
    });
    const { stderr } = await runIn(folder, ["generate"]);
    expect(stderr).toMatch(/^routesmith\.config\.mjs select\/no-match .*\n {2}at #\/targets\/pets\/routes\/0\n/);
  });

  it("has no place on the command line", async () => {
    const argv = ["generate", "pets.json", "--output", "new", "--route", "GET /petz"];
    const { stderr } = await runIn(project("routes: []"), argv);
    expect(stderr).toMatch(/^select\/no-match No operation matches `GET \/petz`\n {2}help: /);
    const missing = await runIn(project("routes: []"), ["generate", "petz.json", "--output", "new"]);
    expect(missing.stderr).toMatch(/^petz\.json load\/not-found There is no file petz\.json\n {2}help: /);
  });
});

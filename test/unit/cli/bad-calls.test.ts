import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTree, temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { type BadInput, expectRefused } from "./bad-input-fixture.ts";
import { runIn, smallDocument } from "./run-fixture.ts";

const action = { target: "$.info", update: { title: "Shop" } };
const overlay = JSON.stringify({ overlay: "1.0.0", info: { title: "O", version: "1" }, actions: [action] });

/** Command lines that mean nothing. */
const calls: readonly (readonly [string, Pick<BadInput, "argv" | "files"> & { readonly stderr: RegExp }])[] = [
  [
    "two outputs",
    {
      argv: ["generate", "pets.json", "--output", "one", "--output", "two"],
      stderr: /^cli\/usage `--output` is given twice, as `one` and as `two`\.\n {2}help: Give it once\./,
    },
  ],
  [
    "two names",
    {
      argv: ["generate", "pets.json", "--output", "one", "--name", "One", "--name", "Two"],
      stderr: /^cli\/usage `--name` is given twice, as `One` and as `Two`\./,
    },
  ],
  [
    "two configs",
    {
      argv: ["generate", "--config", "routesmith.config.json", "--config", "other.json"],
      stderr: /^cli\/usage `--config` is given twice/,
    },
  ],
  [
    "an empty output",
    {
      argv: ["generate", "pets.json", "--output", ""],
      stderr: /^cli\/usage `--output` is empty\.\n {2}help: Name a folder; /,
    },
  ],
  [
    "an empty document",
    {
      argv: ["generate", "", "--output", "one"],
      stderr: /^load\/not-found The path of a document or of an overlay is empty\n {2}help: Name the file; /,
    },
  ],
  [
    "an empty overlay",
    {
      argv: ["generate", "pets.json", "--output", "one", "--overlay", ""],
      stderr: /^load\/not-found The path of a document or of an overlay is empty\n/,
    },
  ],
  [
    "a URL of a file",
    {
      argv: ["generate", "file:///home/pets.json", "--output", "one"],
      stderr:
        /^load\/not-found file:\/\/\/home\/pets\.json is a URL of a scheme that is not read\n {2}help: Name the file by its path: .*home.pets\.json\n/,
    },
  ],
  [
    "a URL that is not fetched, whose credentials nobody sees",
    {
      argv: ["generate", "ftp://me:secret@pets.example/o", "--output", "one"],
      stderr:
        /^load\/not-found ftp:\/\/pets\.example\/o is a URL of a scheme that is not read\n {2}help: .* those of http and https are read\.\n/,
    },
  ],
  [
    "a URL without its scheme",
    {
      argv: ["generate", "localhost:3000/openapi.json", "--output", "one"],
      stderr: / load\/not-found .*\n {2}help: Did you mean http:\/\/localhost:3000\/openapi\.json\?\n/,
    },
  ],
  [
    "a URL with one slash",
    {
      argv: ["generate", "https:/pets.example/openapi.json", "--output", "one"],
      stderr: / load\/not-found .*\n {2}help: Did you mean https:\/\/pets\.example\/openapi\.json\?\n/,
    },
  ],
  [
    "a document behind the routes",
    {
      argv: ["generate", "--route", "GET /pets", "pets.json", "--output", "one"],
      stderr:
        /^cli\/usage `--route` is for a document, and none is given\.\n {2}help: `--route` took `pets\.json` as one of its values: put the document before it\.\n/,
    },
  ],
  [
    "a URL behind the overlays, whose credentials nobody sees",
    {
      argv: ["check", "--output", "one", "--overlay", "pets.json", "https://me:secret@pets.example/o.json"],
      stderr: /\n {2}help: `--overlay` took `https:\/\/pets\.example\/o\.json` as one of its values: /,
    },
  ],
  [
    "an overlay without a document",
    {
      argv: ["generate", "--overlay", "pets.json", "--output", "one"],
      stderr: /^cli\/usage `--output` is for a document, and none is given\.\n {2}help: Name the document too, /,
    },
  ],
  [
    "a document behind the routes of a part",
    {
      argv: ["why", "Pet", "--route", "GET /pets", "pets.json"],
      stderr: /^cli\/usage .*\n {2}help: `--route` took `pets\.json` as one of its values: /,
    },
  ],
  [
    "routes for a target",
    {
      argv: ["generate", "pets", "--route", "GET /pets"],
      stderr:
        /^routesmith\.config\.json cli\/usage `--route` is for a document, and `pets` is a target of the config\./,
    },
  ],
  [
    "a document and a target",
    {
      argv: ["routes", "pets.json", "--target", "pets"],
      stderr: /^cli\/usage A document and `--target` are both given\./,
    },
  ],
  [
    "a document and a config that is not there",
    {
      argv: ["generate", "pets.json", "--output", "one", "--config", "nope.ts"],
      stderr: /^nope\.ts config\/not-found There is no config nope\.ts\./,
    },
  ],
  [
    "a document without a command, whose credentials nobody sees",
    {
      argv: ["https://me:secret@pets.example/o"],
      stderr:
        /^cli\/usage unknown command 'https:\/\/pets\.example\/o'\n {2}help: Put a command before it: `routesmith generate https:\/\/pets\.example\/o --output FOLDER`\.\n/,
    },
  ],
  [
    "the beginning of an option",
    {
      argv: ["generate", "pets.json", "--out", "one"],
      stderr: /^cli\/usage unknown option '--out'\n {2}help: Did you mean --output\?\n/,
    },
  ],
  [
    "a letter for an option",
    {
      argv: ["generate", "pets.json", "-o", "one"],
      stderr: /^cli\/usage unknown option '-o'\n {2}help: Did you mean --output or --overlay\?\n/,
    },
  ],
  [
    "a letter for an option of the program",
    { argv: ["-v"], stderr: /^cli\/usage unknown option '-v'\n {2}help: Did you mean --version\?\n/ },
  ],
  [
    "a pattern without quotes",
    {
      argv: ["generate", "pets.json", "--output", "one", "--route", "GET", "/pets"],
      stderr: /^select\/invalid-pattern The pattern `GET`: it is a method without a path; quotes keep the two together/,
    },
  ],
  [
    "no target of several",
    {
      argv: ["routes"],
      files: { "routesmith.config.json": '{"targets":{"a":{"spec":"pets.json"},"b":{"spec":"pets.json"}}}' },
      stderr: /^cli\/usage The config has several targets: a, b\.\n/,
    },
  ],
  [
    "words behind the overlays",
    {
      argv: ["routes", "pets.json", "--overlay", "overlay.json", "users"],
      files: { "overlay.json": overlay },
      stderr: /^users load\/not-found .*\n {2}help: `--overlay` takes all that follows it for overlays/,
    },
  ],
  [
    "a config in a language of its own",
    {
      argv: ["generate", "--config", "pets.toml"],
      files: { "pets.toml": "" },
      stderr: /^pets\.toml config\/unreadable .*\n {2}help: Give it a name that ends in one of \.ts, .* \.yml\.\n/,
    },
  ],
  [
    "help for a command that there is not",
    {
      argv: ["help", "genrate"],
      stderr: /^cli\/usage .*'genrate'\n {2}help: Did you mean generate\?\n1 error\n$/,
    },
  ],
];

describe("a bad call", () => {
  it.each(calls)("%s", async (_name, { stderr, ...given }) => {
    await expectRefused({ ...given, want: { exitCode: 2, stderr } });
  });
});

describe("options that are given again", () => {
  it("add up where they hold a list", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "pets.json": JSON.stringify(smallDocument) });
    const emit = ["--emit", "schema", "--emit", "types"];
    const argv = ["generate", "pets.json", "--output", "out", "--quiet", ...emit];
    expect(await runIn(folder, argv)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    const written = readTree(join(folder, "out"));
    expect(Object.keys(written)).toEqual(expect.arrayContaining(["schema.ts", "types.ts"]));
  });
});

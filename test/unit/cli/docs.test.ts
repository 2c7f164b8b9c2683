import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../../generator/cli/program.ts";
import { exitCodes } from "../../../generator/kernel/exit-codes.ts";
import { emitterNames } from "../../../generator/kernel/generated-file.ts";
import { temporaryFolder } from "../write/output-fixture.ts";
import { runIn } from "./run-fixture.ts";

const page = readFileSync(new URL("../../../docs/commands.md", import.meta.url), "utf8");
const [head = "", ...rest] = page.split(/^## /m);
/** The sections by their titles. */
const sections = new Map(rest.map((section) => [section.slice(0, section.indexOf("\n")), section] as const));
const stream = { write: () => true } as never;
const io = { cwd: "/", env: {}, stdout: stream, stderr: stream, stdin: async () => Buffer.from("") };
const commands = createProgram(io, async () => {}).commands;

describe("docs/commands.md", () => {
  it("has a section for each command, and lists it", () => {
    const listed = [...head.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name);
    expect(listed).toEqual(commands.map((command) => command.name()));
    expect([...sections.keys()]).toEqual(["Exit codes", "Problems", ...listed]);
  });

  it.each(commands.map((command) => [command.name(), command] as const))(
    "names the options of %s alone",
    (name, command) => {
      const section = sections.get(name) ?? "";
      // Its options are said to be those of `generate`.
      const borrowed = name === "check" ? (sections.get("generate") ?? "") : "";
      const known = flagsOf(command);
      expect(known.filter((flag) => !hasFlag(head + section + borrowed, flag))).toEqual([]);
      const named = [...head.matchAll(flags), ...section.matchAll(flags)].map(([flag]) => flag);
      expect(named.filter((flag) => ![...known, "--help"].includes(flag))).toEqual([]);
    },
  );

  it("has a row for each exit code", () => {
    const rows = [...(sections.get("Exit codes") ?? "").matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual([...new Set([0, ...Object.values(exitCodes)])].sort((left, right) => left - right));
  });
});

describe("docs/config.md", () => {
  it("has a row for each emitter", () => {
    const config = readFileSync(new URL("../../../docs/config.md", import.meta.url), "utf8");
    const [, table = ""] = config.split("| emitter | writes |");
    const rows = [...table.slice(0, table.indexOf("\n\n")).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(new Set(rows)).toEqual(new Set(emitterNames));
  });
});

describe("the samples of docs/commands.md are what is printed for", () => {
  const changed = { from: '"type": "integer"', to: '"type": "string"', file: "openapi.json" };
  const misspelt = { from: "    output:", to: "    emmit: [types]\n    output:", file: "routesmith.config.yaml" };

  it.each<[string, { section: string; sample?: number; after?: readonly string[]; edit?: typeof changed }]>([
    ["generate", { section: "generate" }],
    ["check", { section: "check", after: ["generate"], edit: changed }],
    ["routes", { section: "routes" }],
    ["why", { section: "why" }],
    ["a problem", { section: "Problems", edit: misspelt }],
    ["a problem in JSON", { section: "Problems", sample: 1, edit: misspelt }],
  ])("%s", async (_, { section, sample = 0, after, edit }) => {
    const folder = temporaryFolder();
    cpSync(fileURLToPath(new URL("./billing", import.meta.url)), folder, { recursive: true });
    if (after !== undefined) await runIn(folder, after);
    if (edit !== undefined) {
      const path = join(folder, edit.file);
      writeFileSync(path, readFileSync(path, "utf8").replace(edit.from, edit.to));
    }
    const blocks = [...(sections.get(section) ?? "").matchAll(/^```console\n([^]*?)^```$/gm)].map(
      ([, text = ""]) => text,
    );
    const [line = "", ...want] = (blocks[sample] ?? "").split("\n");
    const [printed, exit] = want.join("\n").split("$ echo $?\n");
    const { stdout, stderr, exitCode } = await runIn(folder, wordsOf(line), { isTerminal: section === "routes" });
    expect(steady(stdout + stderr)).toBe(steady(printed ?? ""));
    if (exit !== undefined) expect(exitCode).toBe(Number(exit));
  });
});

const flags = /--[a-z][a-z-]*/g;

function flagsOf({ options }: Command): string[] {
  return options.map(({ long }) => long ?? "");
}

function hasFlag(text: string, flag: string): boolean {
  return [...text.matchAll(flags)].some(([found]) => found === flag);
}

/** The words of a command line behind `$ routesmith`. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = ""]) => quoted ?? plain);
  expect(words.slice(0, 2)).toEqual(["$", "routesmith"]);
  return words.slice(2);
}

/** The text without colours, times, and numbers of files, which grow with the runtime. */
function steady(text: string): string {
  return text
    .replace(/\u001B\[[0-9;?]*[A-Za-z]|\r/g, "")
    .replace(/\(\d+ ms\)/g, "(0 ms)")
    .replace(/^(\w+): \d+ files: .*?\(/gm, "$1: files (");
}

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { readTree, temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { runIn, smallDocument } from "./run-fixture.ts";

/** What a user got wrong, and what the program shall say of it. */
export interface BadInput {
  /** Files that are written after the first run; a name that ends in `/` is a folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly target?: object;
  readonly argv?: readonly string[];
  readonly want: { readonly exitCode: number; readonly stderr: RegExp };
}

/** A folder with a document, a config, and an output that an earlier run has written. */
export async function writtenProject(): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "pets.json": JSON.stringify(smallDocument),
    "routesmith.config.json": config({ emit: ["types"], routes: ["GET /pets"] }),
  });
  expect(await runIn(folder, ["generate", "--quiet"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  return folder;
}

/** A config whose only target has these options too. */
export function config(target: object): string {
  return JSON.stringify({ targets: { pets: { spec: "pets.json", output: "out", ...target } } });
}

/** Holds that a run says what it shall, in text and in JSON, and writes nothing. */
export async function expectRefused({ files = {}, target = {}, argv = ["generate"], want }: BadInput): Promise<void> {
  const folder = await writtenProject();
  writeFiles(folder, { "routesmith.config.json": config({ emit: ["types"], ...target }) });
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith("/")) mkdirSync(join(folder, path));
    else writeFiles(folder, { [path]: text });
  }
  const before = readTree(folder);
  const { exitCode, stdout, stderr } = await runIn(folder, argv);
  expect(stderr).toMatch(want.stderr);
  expect([exitCode, stdout]).toEqual([want.exitCode, ""]);
  expect(readTree(folder)).toEqual(before);

  // The same, for other programs.
  const json = await runIn(folder, [...argv, "--json"]);
  expect([json.exitCode, json.stderr]).toEqual([want.exitCode, ""]);
  const shown = stderr.match(/(?<=^ {2}help: ).*/gm) ?? [];
  expect(shown.filter((help) => !/^[`A-Z]/.test(help))).toEqual([]);
  const [code] = /(?<=^| )(?:cli|config|emit|load|select|verify|write)\/[a-z-]+(?= )/.exec(stderr) ?? [];
  const printed: { readonly diagnostics: readonly { readonly help: string }[] } = JSON.parse(json.stdout);
  expect(printed.diagnostics.map(({ help }) => help).sort()).toEqual(shown.sort());
  expect(printed).toMatchObject({
    ok: false,
    exitCode: want.exitCode,
    diagnostics: expect.arrayContaining([expect.objectContaining({ code })]),
  });
}

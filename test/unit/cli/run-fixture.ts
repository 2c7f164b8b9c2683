import { Writable } from "node:stream";
import { run } from "../../../generator/cli/run.ts";
import type { Io, Terminal } from "../../../generator/cli/io.ts";
import { temporaryFolder, writeFiles } from "../write/output-fixture.ts";

/** What a command line did. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Io["env"];
  readonly stdin?: string | (() => never);
  readonly isTerminal?: boolean;
  readonly columns?: number;
}

/** Runs a command line in a folder as the program does, but for the process. */
export async function runIn(cwd: string, argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { env = {}, stdin = "", isTerminal = false, columns = 100 } = options;
  const stdout = collector(isTerminal, columns);
  const stderr = collector(isTerminal, columns);
  const read = async () => Buffer.from(typeof stdin === "string" ? stdin : stdin());
  const io = { cwd, env, stdout: stdout.stream, stderr: stderr.stream, stdin: read };
  return { exitCode: await run(argv, io), stdout: stdout.text(), stderr: stderr.text() };
}

function collector(isTTY: boolean, columns: number): { readonly stream: Terminal; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  // What a spinner does to a terminal, where a run is slow enough to have one.
  const cursor = { cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  return { stream: Object.assign(stream, { isTTY, columns, ...cursor }), text: () => chunks.join("") };
}

/** A small document with three routes, one of which reaches the others' schema through another. */
export const smallDocument = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  servers: [{ url: "https://pets.example" }],
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        summary: "List the pets",
        tags: ["pets"],
        responses: { 200: { description: "The pets", content: json("PetList") } },
      },
      post: {
        operationId: "addPet",
        tags: ["pets", "admin"],
        requestBody: { required: true, content: json("Pet") },
        responses: { 204: { description: "Added" } },
      },
    },
    "/health": { get: { operationId: "health", responses: { 204: { description: "Well" } } } },
  },
  components: {
    schemas: {
      Pet: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
      PetList: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
    },
  },
};

function json(schema: string): object {
  return { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } };
}

/** A folder with a document and a config that has it as its only target. */
export function project(target: object = {}): string {
  const folder = temporaryFolder();
  const config = { targets: { pets: { spec: "pets.json", output: "out", emit: ["types"], ...target } } };
  writeFiles(folder, {
    "pets.json": JSON.stringify(smallDocument, null, 2),
    "routesmith.config.json": JSON.stringify(config),
  });
  return folder;
}

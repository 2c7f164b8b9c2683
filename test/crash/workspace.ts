import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";
import { readTree } from "../read-tree.ts";

/** The texts of files by their paths. */
export type Tree = Readonly<Record<string, string | undefined>>;

/** How a run of the program ended, and what it said of its problems. */
export interface Ending {
  readonly code: number | null;
  readonly problems: string;
}

const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/**
 * A temporary folder with some documents, and a folder `here` for the output `here/out` of one of them: whatever a run
 * leaves beside its output is seen.
 */
export class Workspace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "routesmith-crash-")));
  readonly here = join(this.folder, "here");
  readonly out = join(this.here, "out");

  /** @throws where the program is not built. */
  constructor() {
    if (!existsSync(program)) throw new Error("There is no dist/cli.js: `npm run build` makes it.");
  }

  /** Writes the document `name`, and gives what is generated of it where nothing was before. */
  async addDocument(name: string, document: object): Promise<Tree> {
    writeFileSync(this.documentPath(name), JSON.stringify(document));
    this.clear();
    const { code, problems } = await this.generate(name);
    if (code !== 0) throw new Error(`The document ${name} is not generated:\n${problems}`);
    cpSync(this.here, this.#keptPath(name), { recursive: true });
    return readTree(this.here);
  }

  /** Makes the output what is generated of a document, with somebody else's files in it. */
  restore(name: string, others: Tree = {}): void {
    this.clear();
    this.fill(name);
    for (const [path, content = ""] of Object.entries(others)) {
      mkdirSync(dirname(join(this.here, path)), { recursive: true });
      writeFileSync(join(this.here, path), content);
    }
  }

  /** Removes the output, and whatever is beside it. */
  clear(): void {
    rmSync(this.here, { recursive: true, force: true });
    mkdirSync(this.here);
  }

  fill(name: string): void {
    cpSync(this.#keptPath(name), this.here, { recursive: true });
  }

  /** Starts a run that writes the output of a document. */
  start(name: string, options: SpawnOptions = {}): ChildProcess {
    const argv = ["generate", this.documentPath(name), "--output", this.out, "--emit", "types,client", "--quiet"];
    return spawn(process.execPath, [program, ...argv], { stdio: ["ignore", "ignore", "pipe"], ...options });
  }

  async generate(name: string, options: SpawnOptions = {}): Promise<Ending> {
    return endingOf(this.start(name, options));
  }

  documentPath(name: string): string {
    return join(this.folder, `${name}.json`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #keptPath(name: string): string {
    return join(this.folder, `kept-${name}`);
  }
}

async function endingOf(child: ChildProcess): Promise<Ending> {
  const [problems] = await Promise.all([child.stderr ? text(child.stderr) : "", once(child, "exit")]);
  return { code: child.exitCode, problems };
}

/**
 * A document of `count` resources from `first` on, each of which gets a file: with another `title` all of them differ.
 */
export function documentOf(title: string, first: number, count: number): object {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const paths = numbers.map((number) => [`/r${number}`, { get: operationOf(title, number) }] as const);
  return { openapi: "3.1.0", info: { title, version: "1" }, paths: Object.fromEntries(paths) };
}

function operationOf(title: string, number: number): object {
  const schema = { type: "object", properties: { [`of${title}`]: { type: "string" } } };
  const answer = { description: "Done.", content: { "application/json": { schema } } };
  return { tags: [`R${number}`], operationId: `r${number}.list`, summary: title, responses: { 200: answer } };
}

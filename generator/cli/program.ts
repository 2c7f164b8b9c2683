import { resolve } from "node:path";
import { Command as Commander, CommanderError, InvalidArgumentError } from "commander";
import { emitterNames, type EmitterName } from "../kernel/generated-file.ts";
import { exitCodes } from "../kernel/exit-codes.ts";
import { nearest } from "../kernel/nearest.ts";
import { readAhead } from "../load/read/read-ahead.ts";
import { version } from "../write/version.ts";
import type { CheckRequest } from "./check-command.ts";
import type { CommandContext, CommonOptions } from "./command-context.ts";
import { documentName } from "./document-name.ts";
import type { Command } from "./execute.ts";
import type { GenerateRequest } from "./generate-command.ts";
import type { Io } from "./io.ts";
import type { RoutesRequest } from "./routes-command.ts";
import type { WhyRequest } from "./why-command.ts";

/** Carries out a command that was parsed out of the command line. */
export type Execute = (options: CommonOptions, command: Command) => Promise<void>;

/**
 * What the command line understands. The commands themselves are loaded when they are called, so that help and errors
 * come at once.
 */
export function createProgram(io: Io, execute: Execute): Commander {
  const program = new Commander("routesmith")
    .description("Writes a typed client and helpers for the routes of an OpenAPI document that you use.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // The errors are printed like all other problems.
      outputError: () => {},
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText("after", exitCodeHelp);
  addGenerate(program, execute);
  addCheck(program, execute);
  addRoutes(program, execute);
  addWhy(program, execute);
  addContract(program, execute);
  return program;
}

const exitCodeHelp = `
Exit codes:
  0 done · 1 the check failed · 2 usage or config · 3 the document is at fault · 4 network · 70 a fault of routesmith`;

function addGenerate(program: Commander, execute: Execute): void {
  const command = program
    .command("generate")
    .description("Write the files of targets, or of a document without a config.")
    .argument("[TARGET...]", "targets of the config, all without any; or one DOCUMENT: a path, a URL, `-` for stdin");
  addDocumentOptions(command)
    .option("--typecheck", "compile the files before they are written")
    .option("--force", "overwrite and delete files that were edited, or are another client's")
    .option("--dry-run", "say what would be written, and write nothing");
  finish(command, [
    "routesmith generate",
    "routesmith generate billing --dry-run",
    'routesmith generate openapi.json --route "GET /users/**" --output src/api',
    "routesmith generate https://example.com/openapi.json --output src/api --emit types,client",
  ]).action((targets: string[], options: Omit<GenerateRequest, "arguments">) =>
    execute(options, async (context) => {
      readDocumentAhead(targets, context);
      const { generateCommand } = await import("./generate-command.ts");
      return generateCommand({ ...options, arguments: targets }, context);
    }),
  );
}

/** Reads the document of a command line while the command is loaded. */
function readDocumentAhead([document, ...more]: readonly string[], { io }: CommandContext): void {
  if (document !== undefined && more.length === 0 && documentName.test(document)) readAhead(resolve(io.cwd, document));
}

function addCheck(program: Commander, execute: Execute): void {
  const command = program
    .command("check")
    .description("Show what `generate` would change, and fail if it is anything. Writes nothing.")
    .argument("[TARGET...]", "targets of the config, all without any; or one DOCUMENT, as for `generate`");
  addDocumentOptions(command);
  finish(command, [
    "routesmith check",
    "routesmith check billing --json",
    "routesmith check https://example.com/openapi.json --output src/api --emit types,client",
  ]).action((targets: string[], options: Omit<CheckRequest, "arguments">) =>
    execute(options, async (context) => {
      readDocumentAhead(targets, context);
      const { checkCommand } = await import("./check-command.ts");
      return checkCommand({ ...options, arguments: targets }, context);
    }),
  );
}

function addRoutes(program: Commander, execute: Execute): void {
  const command = program
    .command("routes")
    .description("List the routes of a document: method, path, operationId, tags and summary.")
    .argument("[DOCUMENT]", "a path, a URL or `-`, unless the config has only one target or --target names one")
    .argument("[SEARCH...]", "words that must all occur in a route, in upper or lower case")
    .option("--target <NAME>", "the target whose document to list", once("--target"))
    .option("--overlay <FILE...>", "overlays for the DOCUMENT")
    .option("--follow-references", followReferencesHelp);
  finish(command, ["routesmith routes openapi.json", "routesmith routes openapi.json users delete"]).action(
    (document: string | undefined, search: string[], options: Omit<RoutesRequest, "words">) =>
      execute(options, async (context) => {
        const { routesCommand } = await import("./routes-command.ts");
        return routesCommand({ ...options, words: document === undefined ? [] : [document, ...search] }, context);
      }),
  );
}

function addWhy(program: Commander, execute: Execute): void {
  const command = program
    .command("why")
    .description("Explain why a part of the document is in the output: the way from a route down to it.")
    .argument(
      "<PART>",
      "the name of a component, a generated type or an operation, a JSON pointer, or a method and path",
    )
    .argument("[DOCUMENT]", "a path, a URL or `-`, instead of the config's targets")
    .option("--route <PATTERN...>", "routes of the DOCUMENT, all without any")
    .option("--overlay <FILE...>", "overlays for the DOCUMENT")
    .option("--follow-references", followReferencesHelp)
    .option("--target <NAME>", "the only target to look into", once("--target"));
  finish(command, [
    "routesmith why User",
    "routesmith why listUsers openapi.json",
    'routesmith why User openapi.json --route "GET /users/**"',
  ]).action((part: string, document: string | undefined, options: Omit<WhyRequest, "part" | "document">) =>
    execute(options, async (context) => {
      const { whyCommand } = await import("./why-command.ts");
      return whyCommand({ ...options, part, document }, context);
    }),
  );
}

function addContract(program: Commander, execute: Execute): void {
  const command = program
    .command("contract")
    .description("Run the contract suites of targets against a mock server.")
    .argument("[TARGET...]", "targets of the config, all without any");
  finish(command, ["routesmith contract", "routesmith contract billing"]).action(
    (targets: string[], options: Omit<CheckRequest, "arguments">) =>
      execute(options, async (context) => {
        const { contractCommand } = await import("./contract-command.ts");
        return contractCommand({ ...options, arguments: targets }, context);
      }),
  );
}

const followReferencesHelp = "read files outside of the DOCUMENT's folder, or of its URL's origin, too";

/** Adds what says of a document, without a config, what a config would say. */
function addDocumentOptions(command: Commander): Commander {
  return command
    .option("--route <PATTERN...>", "routes of the DOCUMENT, all without any")
    .option("--output <FOLDER>", "the folder to write for the DOCUMENT", parseOutput)
    .option("--emit <LIST>", `what to write for it: any of ${emitterNames.join(",")}`, parseEmit)
    .option("--name <NAME>", "the client's name: `Acme` makes `createAcme`", parseName)
    .option("--overlay <FILE...>", "overlays for the DOCUMENT")
    .option("--follow-references", followReferencesHelp)
    .option("--allow-large", "take a DOCUMENT of your own that has more than the limits allow");
}

/** Adds what every command has. */
function finish(command: Commander, lines: readonly string[]): Commander {
  return command
    .option("--config <FILE>", "the config, if it is not routesmith.config.* in this folder", once("--config"))
    .option("--json", "print one JSON object instead of lines")
    .option("--quiet", "print only problems")
    .option("--no-color", "print without colours, as with NO_COLOR")
    .addHelpText("after", `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join("")}`);
}

/** Of two values, commander would take the last and say nothing. */
function once(flag: string): (value: string, earlier: string | undefined) => string {
  return (value, earlier) => {
    if (earlier === undefined) return value;
    throw usageError(`\`${flag}\` is given twice, as \`${earlier}\` and as \`${value}\`.`, "Give it once.");
  };
}

/** An error whose message says all, where that of an `InvalidArgumentError` comes after commander's own words. */
function usageError(message: string, help: string): CommanderError {
  return new CommanderError(exitCodes.usage, "routesmith.usage", `${message}\n${help}`);
}

const outputOnce = once("--output");

/** An empty path would be this very folder. */
function parseOutput(folder: string, earlier: string | undefined): string {
  if (folder !== "") return outputOnce(folder, earlier);
  throw usageError("`--output` is empty.", "Name a folder; a variable of the shell that is not set is empty.");
}

function parseEmit(list: string, earlier: readonly EmitterName[] = []): EmitterName[] {
  const named = list.split(",").map((name) => {
    const found = emitterNames.find((emitter) => emitter === name.trim());
    if (found !== undefined) return found;
    const [near] = nearest(name.trim(), emitterNames, 1);
    const hint = near === undefined ? `It is any of ${emitterNames.join(",")}.` : `Did you mean ${near}?`;
    throw new InvalidArgumentError(hint);
  });
  return [...earlier, ...named];
}

const nameOnce = once("--name");

function parseName(name: string, earlier: string | undefined): string {
  if (/^[A-Za-z_$][\w$]*$/.test(name)) return nameOnce(name, earlier);
  throw new InvalidArgumentError("It must be an identifier of JavaScript.");
}

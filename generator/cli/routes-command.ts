import { listOperations, type DocumentOperation } from "../select/list-operations.ts";
import type { CommandContext, CommandResult } from "./command-context.ts";
import { withDocument } from "./with-document.ts";
import { isDocument, isGivenTwice, resolveTargets } from "./resolve-targets.ts";
import { oneLine } from "./style.ts";
import type { ConfigOptions } from "./target-options.ts";

export interface RoutesRequest extends ConfigOptions {
  /** The document, unless a target names it, then the words to search for. */
  readonly words: readonly string[];
  readonly target?: string;
  readonly overlay?: readonly string[];
  readonly followReferences?: boolean;
}

/** `routesmith routes`: a table on a terminal, and lines with tabs for other programs. */
export async function routesCommand(request: RoutesRequest, context: CommandContext): Promise<CommandResult> {
  const { words, target } = request;
  const { io, diagnostics } = context;
  const [first, ...rest] = words;
  const document = first !== undefined && isDocument(first, io.cwd) ? first : undefined;
  if (isGivenTwice(document, target, diagnostics)) return {};
  const names = [document ?? target].filter((name) => name !== undefined);
  const selection = await resolveTargets(names, request, context, "routesmith routes DOCUMENT");
  if (selection === undefined) return {};
  const [only, ...others] = selection.targets;
  if (only === undefined || others.length > 0) {
    const targets = selection.targets.map(({ name }) => name).join(", ");
    diagnostics.error("cli/usage", `The config has several targets: ${targets}.`, {
      help: "Name a document, or one of them with `--target`.",
    });
    return {};
  }
  const routes = await withDocument(only, selection, context, listOperations);
  const found = search(routes ?? [], document === undefined ? words : rest);
  printRoutes(found, context);
  return { routes: found.map(listed) };
}

/** What `--json` tells of an operation: all of it stands in the document. */
function listed({ method, path, pointer, operationId, tags, summary, deprecated }: DocumentOperation): object {
  return { method, path, pointer, operationId, tags, summary, deprecated };
}

/** The operations in which every word occurs somewhere. */
function search(operations: readonly DocumentOperation[], words: readonly string[]): DocumentOperation[] {
  const wanted = words.map((word) => word.toLowerCase());
  return operations.filter((operation) => {
    const text = columnsOf(operation).join(" ").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function columnsOf({ method, path, operationId, tags, summary }: DocumentOperation): string[] {
  return [method.toUpperCase(), path, operationId ?? "", tags.join(", "), summary ?? ""].map(oneLine);
}

function printRoutes(operations: readonly DocumentOperation[], { io, print, style }: CommandContext): void {
  const rows = operations.map(columnsOf);
  if (io.stdout.isTTY !== true) {
    for (const row of rows) print(row.join("\t"));
    return;
  }
  const widths = [0, 1, 2, 3].map((column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  for (const row of rows) {
    const [method = "", ...cells] = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const line = cells.join("  ").trimEnd();
    // A row that wraps is no longer a row of a table.
    const room = Math.max(40, (io.stdout.columns ?? 100) - method.length - 2);
    print(`${style.strong(method)}  ${line.length > room ? `${line.slice(0, room - 1)}…` : line}`);
  }
  print(style.faint(`${rows.length} route${rows.length === 1 ? "" : "s"}`));
}

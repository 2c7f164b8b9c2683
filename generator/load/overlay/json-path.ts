import { runInNewContext } from "node:vm";
import { isJsonArray, type Json, type JsonObject, member } from "../../kernel/json.ts";
import { limits } from "../../kernel/limits.ts";

/** The way from the root to a node: names of members and indexes of elements. */
export type NodePath = readonly (string | number)[];

/** What a JSONPath query gives. */
export type QueryResult =
  | { readonly kind: "nodes"; readonly paths: readonly NodePath[] }
  | { readonly kind: "invalid"; readonly message: string }
  /** It takes more time than it may. */
  | { readonly kind: "slow" };

/**
 * The places of the nodes that a query selects, each once.
 *
 * @param seconds how long it may take.
 * @see https://www.rfc-editor.org/rfc/rfc9535
 */
export async function queryPaths(
  root: JsonObject,
  query: string,
  seconds: number = limits.querySeconds,
): Promise<QueryResult> {
  const plain = plainPath(query);
  if (plain !== undefined) return { kind: "nodes", paths: exists(root, plain) ? [plain] : [] };
  // Most overlays name their targets plainly, and need not wait for the engine to load.
  const { exec } = await import("jsonpath-rfc9535");
  const found = new Map<string, NodePath>();
  // The engine only reads, but does not say so in its types.
  const run = () =>
    exec(root as Parameters<typeof exec>[0], query, (_, path) => {
      const tokens = path.map((token) => (typeof token === "string" ? unescapeName(token) : token));
      found.set(JSON.stringify(tokens), tokens);
    });
  try {
    // A filter may compare all with all, or match a pattern that has no end; only a script can be stopped from within.
    runInNewContext("run()", { run }, { timeout: seconds * 1000 });
  } catch (error) {
    if (error instanceof RangeError) return { kind: "invalid", message: "it is nested too deeply" };
    if (isTimeout(error)) return { kind: "slow" };
    // The engine has a class of its own for syntax errors, which it does not export.
    if (!(error instanceof Error) || error.name !== "SyntaxError") throw error;
    // What it expected instead is in the words of its grammar.
    const [, unexpected] = / but (.+) found\.$/su.exec(error.message) ?? [];
    return { kind: "invalid", message: unexpected === undefined ? error.message : `${unexpected} cannot stand there` };
  }
  return { kind: "nodes", paths: [...found.values()] };
}

/** The error is of the realm of the script, and no instance of this one's class. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}

/** The one path that a query of nothing but names without escapes and indexes selects; `undefined` for any other. */
export function plainPath(query: string): NodePath | undefined {
  if (!query.startsWith("$")) return undefined;
  const segment = /\.([A-Za-z_]\w*)|\['([^'\\\p{Cc}]*)'\]|\["([^"\\\p{Cc}]*)"\]|\[(0|[1-9]\d{0,14})\]/uy;
  const path: (string | number)[] = [];
  segment.lastIndex = 1;
  while (segment.lastIndex < query.length) {
    const match = segment.exec(query);
    if (match === null) return undefined;
    const [, shorthand, single, double, index] = match;
    path.push(index === undefined ? (shorthand ?? single ?? double ?? "") : Number(index));
  }
  return path;
}

/** The node at a path. A name selects only members, an index only elements. */
export function nodeAt(root: Json, path: NodePath): Json | undefined {
  return path.reduce<Json | undefined>((node, token) => {
    if (typeof token === "string") return member(node, token);
    return isJsonArray(node) ? node[token] : undefined;
  }, root);
}

function exists(root: Json, path: NodePath): boolean {
  return nodeAt(root, path) !== undefined;
}

/** The engine gives names in the escaped form of normalised paths. */
function unescapeName(name: string): string {
  return name.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? (escapes[character ?? ""] ?? character ?? "") : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

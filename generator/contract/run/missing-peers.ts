import { createRequire } from "node:module";
import { join } from "node:path";

/** The optional peer dependencies that a contract suite needs, with the versions that this harness is made for. */
const peers: ReadonlyMap<string, string> = new Map([
  ["vitest", "4.1.12"],
  ["@stoplight/prism-http", "5.12.0"],
  ["@stoplight/prism-http-server", "5.12.2"],
  ["@stoplight/prism-core", "5.8.0"],
]);

/** Those that cannot be found from a folder, as `npm install` takes them. */
export function missingPeers(folder: string): readonly string[] {
  return [...peers]
    .filter(([name]) => resolveFrom(folder, `${name}/package.json`) === undefined)
    .map(([name, version]) => `${name}@${version}`);
}

/** The file that a module of this folder would get for an import. */
export function resolveFrom(folder: string, specifier: string): string | undefined {
  try {
    return createRequire(join(folder, "module.js")).resolve(specifier);
  } catch {
    return undefined;
  }
}

import { join } from "node:path";
import { installed } from "./installed.ts";
import { root } from "./outputs-folder.ts";

/** The versions of TypeScript that outputs are compiled with: the oldest, the repository's own, and the newest. */
export const typescriptVersions = ["5.4", "5.9", "7"] as const;

export type TypescriptVersion = (typeof typescriptVersions)[number];

/** The script that Node runs for a version's `tsc`. */
export const compilers: Readonly<Record<TypescriptVersion, string>> = {
  "5.4": installed("typescript-5.4/lib/tsc.js"),
  "5.9": join(root, "node_modules/typescript/lib/tsc.js"),
  "7": installed("typescript-7/bin/tsc"),
};

/** The ways in which a project may resolve modules. */
export const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
} as const;

export type Resolution = keyof typeof resolutions;

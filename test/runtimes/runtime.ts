import type { Build } from "./builds.ts";
import type { SuiteResult } from "./check.ts";

/** Something that generated clients run in. */
export interface Runtime {
  /** With its version. */
  readonly name: string;
  /** Those that it can run: a browser and workerd find no package by its name. */
  readonly builds: readonly Build[];
  run(build: Build, server: RunServer): Promise<SuiteResult>;
}

/** The server that a run calls. */
export interface RunServer {
  readonly origin: string;
  readonly pages: Map<string, { readonly type: string; readonly text: string }>;
}

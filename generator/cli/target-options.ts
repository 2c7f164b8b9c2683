import type { EmitterName } from "../kernel/generated-file.ts";
import type { CommonOptions } from "./command-context.ts";

/** The options of a command that works on the targets of a config. */
export interface ConfigOptions extends CommonOptions {
  /** The config's file, where it is not the one in the working folder. */
  readonly config?: string;
}

/** The options that say of a document, without a config, what a config would say. */
export interface DocumentOptions extends ConfigOptions {
  readonly route?: readonly string[];
  readonly overlay?: readonly string[];
  /** Follow references beyond the document's folder, or to its URL's own origin. */
  readonly followReferences?: boolean;
  /** Lift the limits on how much the document has. */
  readonly allowLarge?: boolean;
  readonly output?: string;
  readonly emit?: readonly EmitterName[];
  /** The client's name. */
  readonly name?: string;
}

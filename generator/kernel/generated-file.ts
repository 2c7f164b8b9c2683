/** The emitters, in the order in which their files are listed. */
export const emitterNames = ["schema", "types", "client", "helpers", "contract", "reference"] as const;

export type EmitterName = (typeof emitterNames)[number];

/** A file of the output, not yet on disk. */
export interface GeneratedFile {
  /** Where it goes: relative to the target's output folder, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
  readonly emitter: EmitterName;
  /** The names that a TypeScript file promises to export. */
  readonly exports: readonly string[];
}

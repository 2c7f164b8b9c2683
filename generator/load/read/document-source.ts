import type { ReferencePolicy } from "../../config/target-config.ts";

/** Where a document comes from. Paths are absolute, or relative to the working folder. */
export interface DocumentSource {
  /** A path, a URL, or `-` for standard input. */
  readonly spec: string;
  /** Overlay documents, applied in this order. */
  readonly overlays: readonly string[];
  readonly workingFolder: string;
  /** Reads standard input to its end; needed where `spec` is `-`. */
  readonly stdin?: () => Promise<Buffer>;
  /** Whether a URL may be fetched, because the user has just named it. */
  readonly isNetworkAllowed?: boolean;
  /** Whether to look for what takes a second reading of a file to find: members of one name. */
  readonly isThorough?: boolean;
  /** Which references may leave the document's folder; none without it. */
  readonly references?: ReferencePolicy;
  /** Whether the document may have more than the limits on how much it has allow. */
  readonly allowLarge?: boolean;
}

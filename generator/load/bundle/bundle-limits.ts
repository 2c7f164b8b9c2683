/** What a document may ask for at most: more is no document that people write. */
export interface BundleLimits {
  readonly files: number;
  /** In bytes, of all files but the document itself. */
  readonly size: number;
  /** How many files may lie between a file and the document. */
  readonly depth: number;
  /** In milliseconds. */
  readonly time: number;
}

export const bundleLimits: BundleLimits = { files: 10_000, size: 256 * 2 ** 20, depth: 100, time: 60_000 };

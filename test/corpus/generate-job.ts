import type { CorpusDocument } from "./documents.ts";

/** What a worker is asked for. */
export interface GenerateJob {
  readonly document: CorpusDocument;
  /** Where the files are written to. */
  readonly output: string;
  readonly seed: number;
  /** Write `schema` and `contract` too, which make the compiler compare our types with openapi-typescript's. */
  readonly withSchema: boolean;
}

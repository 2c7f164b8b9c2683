import type { JsonObject } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { SourceLocation } from "../kernel/diagnostic.ts";

/** A document that has been read, parsed and overlaid. */
export interface Document {
  /** The file as the user named it. */
  readonly file: string;
  /** Hex SHA-256 of the file's bytes, before overlays. */
  readonly sha256: string;
  /** The document's own value of `openapi`. */
  readonly version: string;
  /** The document in its own version, with the overlays applied. */
  readonly root: JsonObject;
  /**
   * Lifts a document of this version to OpenAPI 3.1: only this stage knows older versions. It takes the whole or a
   * slice, because a slice is small and a document is not.
   */
  lift(part: JsonObject): JsonObject;
  /**
   * Where in the file a part is, with line and column: the part itself or, where an overlay made it, the nearest one
   * around it. It reads the text again, so it is for problems only: the stages give file and pointer, and the lines are
   * found at the end of the run.
   */
  locate(pointer: JsonPointer): Promise<SourceLocation>;
}

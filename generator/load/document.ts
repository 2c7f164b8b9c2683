import type { JsonObject } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Refusal } from "./bundle/refusal.ts";
import type { Diagnostics, SourceLocation } from "../kernel/diagnostic.ts";

/** A document that has been read, parsed and overlaid. */
export interface Document {
  /** The file as the user named it. */
  readonly file: string;
  /** Hex SHA-256 of the file's bytes, before overlays; where it refers to other files, of theirs as well. */
  readonly sha256: string;
  /** The document's own version of OpenAPI: `2.0`, or the value of its `openapi`. */
  readonly version: string;
  /**
   * The document with the overlays applied, in its own version, but for 2.0: of that its parts have the places and the
   * form of 3.0.
   */
  readonly root: JsonObject;
  /** The same with the places of its own version: a reference that leads to nothing is in the words of this one. */
  readonly written: JsonObject;
  /** Whether it may have more operations, schemas and text than the limits allow. */
  readonly mayBeLarge: boolean;
  /** Why references that lead out of the document were not followed, by the text of the `$ref`. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /**
   * Lifts a document of this version to OpenAPI 3.1: only this stage knows older versions. It takes the whole or a
   * slice, because a slice is small and a document is not.
   *
   * @param diagnostics collects what the part says in vain.
   */
  lift(part: JsonObject, diagnostics?: Diagnostics): JsonObject;
  /**
   * Where in the file a part of the root is, with line, column and the pointer that it has there: the part itself or,
   * where an overlay made it, the nearest one around it. It reads the text again, so it is for problems only: the
   * stages give file and pointer, and the lines are found at the end of the run. Ask for all places before awaiting
   * one: they are then found in one pass.
   */
  locate(pointer: JsonPointer): Promise<SourceLocation>;
}

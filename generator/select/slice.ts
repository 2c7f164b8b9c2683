import type { JsonObject } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Document } from "../load/document.ts";
import type { Totals } from "./extent.ts";
import type { DocumentOperation } from "./list-operations.ts";

/** The smallest document that holds the selected routes, with the reason why each part of it is there. */
export interface Slice {
  readonly document: Document;
  /** An OpenAPI 3.1 document: paths and components are in the order of their names. */
  readonly root: JsonObject;
  /** The selected operations in the order of their paths, then methods. */
  readonly operations: readonly SelectedOperation[];
  /** All operations of the document, in the same order: names depend on them, and not on the selection. */
  readonly documentOperations: readonly DocumentOperation[];
  /** For each part that a reference brought in: the place that refers to it first. */
  readonly reasons: ReadonlyMap<JsonPointer, Reason>;
  /** How much it has of what there may not be too much of. */
  readonly totals: Totals;
}

export interface SelectedOperation {
  readonly path: string;
  /** As the Path Item Object spells it: in lower case, but for an additional operation as it is sent. */
  readonly method: string;
  readonly pointer: JsonPointer;
}

export interface Reason {
  /** The pointer of the `$ref`, or of the `security` requirement, that brought the part in. */
  readonly place: JsonPointer;
  /** The part that holds that place: an operation or another part with a reason of its own. */
  readonly part: JsonPointer;
}

/** openapi-typescript needs more time, memory or stack for a document than it may have. */
export class PrinterLimitError extends Error {
  override readonly name = "PrinterLimitError";
}

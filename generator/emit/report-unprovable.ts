import { limits } from "../kernel/limits.ts";
import { excessOf } from "../select/extent.ts";
import type { EmitContext } from "./emitter.ts";
import { placedOperations } from "./operations.ts";

/** Whether an emitter is asked for whose work for so many operations, or for so much text, has no end within reasonable time. */
export function reportUnprovable({
  api,
  slice,
  emit: wanted,
  diagnostics,
}: Pick<EmitContext, "api" | "slice" | "emit" | "diagnostics">): boolean {
  if (!wanted.has("schema") && !wanted.has("contract")) return false;
  const { file, mayBeLarge } = slice.document;
  if (mayBeLarge) return false;
  const help = "Leave `schema` and `contract` out of `emit`, or select the operations that you use.";
  const operations = placedOperations(api).length;
  if (operations > limits.provenOperations) {
    const message = `\`schema\` and \`contract\` are for at most ${limits.provenOperations} operations; these are ${operations}.`;
    diagnostics.error("limit/operations", message, { location: { file, pointer: "/paths" }, help });
    return true;
  }
  const excess = excessOf(slice.totals, limits.provenTotals);
  if (excess === undefined) return false;
  const { code, what, count, most } = excess;
  const message = `\`schema\` and \`contract\` are for at most ${most} ${what} together; these are ${count}.`;
  diagnostics.error(code, message, { location: { file, pointer: "" }, help });
  return true;
}

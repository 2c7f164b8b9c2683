import type { Diagnostics } from "../kernel/diagnostic.ts";
import { arrayMember, member, objectMember, type JsonObject } from "../kernel/json.ts";
import { limits } from "../kernel/limits.ts";
import type { Document } from "../load/document.ts";
import type { DocumentOperation } from "./list-operations.ts";

/** What to do where a document has too much, which may be the user's own. */
export const allowLargeHelp =
  "Select fewer routes. If the document is your own, `--allow-large`, or `allowLarge` in the config, lifts the limit.";

/**
 * Whether what the routes reach has no more schemas, webhooks and parameters than a client can be made of; the problem is
 * collected otherwise.
 */
export function checkCounts(
  root: JsonObject,
  operations: readonly DocumentOperation[],
  { file, mayBeLarge }: Pick<Document, "file" | "mayBeLarge">,
  diagnostics: Diagnostics,
): boolean {
  const schemas = Object.keys(objectMember(objectMember(root, "components"), "schemas") ?? {}).length;
  if (schemas > limits.schemas && !mayBeLarge) {
    const message = `The routes reach ${schemas} schemas, and ${limits.schemas} is the most`;
    diagnostics.error("limit/schemas", message, {
      location: { file, pointer: "/components/schemas" },
      help: allowLargeHelp,
    });
    return false;
  }
  const webhooks = Object.keys(objectMember(root, "webhooks") ?? {}).length;
  if (webhooks > limits.webhooks && !mayBeLarge) {
    const message = `There are ${webhooks} webhooks, and ${limits.webhooks} is the most`;
    diagnostics.error("limit/operations", message, { location: { file, pointer: "/webhooks" }, help: allowLargeHelp });
    return false;
  }
  const asking = operations.find((operation) => countParameters(root, operation) > limits.parameters);
  if (asking === undefined) return true;
  const message = `The operation has ${countParameters(root, asking)} parameters, and ${limits.parameters} is the most`;
  diagnostics.error("limit/parameters", message, { location: { file, pointer: asking.pointer } });
  return false;
}

/** Its own and those of its path, and names in the path that stand for a parameter that nothing describes. */
function countParameters(root: JsonObject, { path, source }: DocumentOperation): number {
  const item = member(member(root, "paths"), path);
  const ofPath = arrayMember(item, "parameters")?.length ?? 0;
  const own = arrayMember(source, "parameters")?.length ?? 0;
  return Math.max(path.split("{").length - 1, ofPath, own);
}

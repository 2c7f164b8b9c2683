import type { JsonObject } from "../kernel/json.ts";
import { liftFrom30 } from "./lift-3-0.ts";
import { normalise } from "./normalise.ts";
import { rewrite } from "./rewrite.ts";

/**
 * Lifts a document, or a slice of one, to OpenAPI 3.1.1. The result shares with the argument what stays as it is.
 *
 * Ours, because the upgraders that exist rewrite members by their names alone, and so change examples and defaults that
 * happen to hold such a name.
 *
 * @param version the document's own value of `openapi`: 3.0 or 3.1.
 */
export function lift(part: JsonObject, version: string): JsonObject {
  const isOld = version.startsWith("3.0");
  const lifted = rewrite(part, (object, kind) => {
    const normal = normalise(object, kind);
    return isOld ? liftFrom30(normal, kind) : normal;
  });
  return { ...lifted, openapi: "3.1.1" };
}

import type { JsonObject } from "../../kernel/json.ts";
import { normalise } from "../../load/lift/normalise.ts";
import { rewrite } from "../../load/rewrite/rewrite.ts";
import { collidingCredentials } from "./colliding-credentials.ts";
import { connectionSchemes } from "./connection-schemes.ts";
import { discriminatedVariants } from "./discriminated-variants.ts";
import { ignoredHeaders } from "./ignored-headers.ts";
import { soundKeywords } from "./malformed-keywords.ts";
import { mediaTypeKeys } from "./media-type-keys.ts";
import { impliedType } from "./implied-type.ts";
import { overlappingVariants } from "./overlapping-variants.ts";
import { patternEscapes } from "./pattern-escapes.ts";
import { readablePatterns } from "./plain-patterns.ts";
import { refusedValues } from "./refused-values.ts";
import { applyRules } from "./rule.ts";
import { unsendableBodies } from "./unsendable-bodies.ts";

/**
 * The document as both judges get it: it says what it said, in a way that a validator takes. What loading mends is
 * mended here too, in case the suite's document was written by other means.
 */
export function repair(document: JsonObject): JsonObject {
  const mended = applyRules(rewrite(document, normalise), [
    mediaTypeKeys,
    ignoredHeaders,
    unsendableBodies,
    connectionSchemes,
    collidingCredentials,
    soundKeywords,
    impliedType,
    patternEscapes,
  ]);
  const readable = applyRules(mended, [readablePatterns(mended)]);
  const sound = applyRules(readable, [refusedValues(readable)]);
  // Discriminators look into schemas that must be mended by then.
  return applyRules(sound, [discriminatedVariants(sound), overlappingVariants]);
}

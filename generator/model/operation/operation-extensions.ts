import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { member, stringMember, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { nearest } from "../../kernel/nearest.ts";
import { extensionPrefix } from "../schema/keywords.ts";

/** The extensions that an Operation Object may have. */
const known: readonly string[] = ["envelope", "pagination", "stream-end"].map((name) => extensionPrefix + name);

const streamEnd = `${extensionPrefix}stream-end`;

/** The data of the event that ends the event streams of an operation. */
export function readStreamEnd(operation: JsonObject): string | undefined {
  return stringMember(operation, streamEnd);
}

/** Reports the extensions of an Operation Object that nobody reads: a misspelt one must not pass for none. */
export function reportUnknownExtensions(
  operation: JsonObject,
  pointer: JsonPointer,
  { file, diagnostics }: { readonly file: string; readonly diagnostics: Diagnostics },
): void {
  if (typeof (member(operation, streamEnd) ?? "") !== "string") {
    diagnostics.error("model/invalid-extension", `\`${streamEnd}\` must be a text: the data of the last event`, {
      location: { file, pointer: appendPointer(pointer, streamEnd) },
    });
  }
  for (const name in operation) {
    if (!name.startsWith(extensionPrefix) || known.includes(name)) continue;
    const [near] = nearest(name, known, 1);
    const list = known.map((item) => `\`${item}\``).join(", ");
    diagnostics.error("model/invalid-extension", `\`${name}\` is no extension of routesmith for an operation`, {
      help: near === undefined ? `Those there are: ${list}.` : `Did you mean \`${near}\`?`,
      location: { file, pointer: appendPointer(pointer, name) },
    });
  }
}

import { createHash } from "./node-crypto.ts";

/** The SHA-256 of bytes, or of a text in UTF-8, in lower-case hex. */
export function hexSha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

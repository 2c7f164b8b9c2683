import { linkSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Gives a file a second name, in a folder that is made where it is missing.
 *
 * @throws what the operating system throws.
 */
export function linkFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  linkSync(from, to);
}

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Has a Node run the generator on the targets of this repository.
 *
 * @returns what it has against them, or says beside; nothing where it generates just what is there.
 */
export async function checkGenerator(executable: string): Promise<string> {
  const args = ["--import", "@oxc-node/core/register", "generator/cli/main.ts", "check"];
  try {
    return (await promisify(execFile)(executable, args, { cwd: repository })).stderr;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

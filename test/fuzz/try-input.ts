import process from "node:process";
import { generate } from "../../generator/index.ts";
import { hostileTarget } from "../hostile/run-attack.ts";

/** In seconds of processor time: what an input that is as small as these may take. */
const most = 1;

/**
 * Takes bytes for a document and goes all the way to types with them: read, parse, bundle, lift, select, model, print.
 *
 * @returns what must not be; `undefined` where there are types, or problems that are told.
 */
export async function tryInput(input: Buffer): Promise<string | undefined> {
  const before = process.cpuUsage();
  try {
    const { files, diagnostics } = await generate(
      { ...hostileTarget, emit: ["types"] },
      { stdin: async () => input, isThorough: true },
    );
    const broken = diagnostics.find(({ code }) => code.startsWith("verify/"));
    if (broken !== undefined) return `${broken.code} ${broken.message}`;
    if (files.length === 0 && diagnostics.length === 0) return "There are no files and no problems.";
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  return seconds > most ? `It took ${seconds.toFixed(1)} s.` : undefined;
}

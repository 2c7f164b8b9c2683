import type { Diagnostics } from "../kernel/diagnostic.ts";

/** Whether `error` is one that the operating system gave, with one of these codes where any are named. */
export function isSystemError(error: unknown, ...codes: readonly string[]): error is NodeJS.ErrnoException {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return false;
  return codes.length === 0 || codes.includes(String(error.code));
}

/**
 * Reports that the operating system refused to read or write the output.
 *
 * @param file the output as the user named it.
 * @throws what is not an error of the operating system.
 */
export function reportSystemError(error: unknown, file: string, diagnostics: Diagnostics): void {
  if (!isSystemError(error)) throw error;
  diagnostics.error("write/unwritable", `\`${file}\` cannot be written: ${reasonOf(error)}.`, { location: { file } });
}

/** `permission denied (EACCES)`: Node's message without the call and the path. */
function reasonOf(error: NodeJS.ErrnoException): string {
  const text = /^[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message;
  const path = error.path === undefined ? "" : ` at \`${error.path}\``;
  return `${text} (${error.code ?? "no code"})${path}`;
}

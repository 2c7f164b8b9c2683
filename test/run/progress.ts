import process from "node:process";

const secondsBetweenLines = 15;

/**
 * Shows how far a phase is: one line that changes on a terminal, and now and then a new one elsewhere.
 *
 * @returns what to call when another part of it is done, with what it was, and with its fault where it has one.
 */
export function startProgress(phase: string, total: number): (detail: string, fault?: string) => void {
  let done = 0;
  let shown = Date.now();
  return (detail, fault) => {
    done += 1;
    if (fault !== undefined) process.stderr.write(`${process.stderr.isTTY ? "\r\u001B[2K" : ""}${detail} ${fault}\n`);
    const line = `${phase} ${done} of ${total}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001B[2K${line} ${detail.slice(0, 60)}${done === total ? "\n" : ""}`);
    } else if (done === total || Date.now() - shown > secondsBetweenLines * 1000) {
      shown = Date.now();
      process.stderr.write(`${line}\n`);
    }
  };
}

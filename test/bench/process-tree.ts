import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds between two looks: a hundred looks take less than 20 ms. */
const interval = 20;

/** Watches how much memory a process and all that it has started hold together. */
export function watchMemory(pid: number | undefined): { readonly stop: () => number } {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, pid === undefined ? 0 : residentMb(pid));
  };
  const timer = setInterval(look, interval);
  return {
    /** @returns the most at one time in MB, as far as it was seen; 0 on systems that do not tell. */
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function residentMb(pid: number): number {
  const status = readOrEmpty(`/proc/${pid}/status`);
  const kilobytes = Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0);
  return childrenOf(pid).reduce((sum, child) => sum + residentMb(child), kilobytes / 1024);
}

/** Each thread has the processes that it has started. */
function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    readOrEmpty(`/proc/${pid}/task/${thread}/children`)
      .split(" ")
      .filter((child) => child !== "")
      .map(Number),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A process may end between two looks. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

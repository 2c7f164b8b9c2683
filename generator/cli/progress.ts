import type { Spinner } from "yocto-spinner";
import type { Terminal } from "./io.ts";

/** Shows what a long run is doing. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly stop: () => void;
}

/** A run that is shorter shows nothing, because a spinner that only flashes up disturbs. */
const patienceMs = 300;

export const noProgress: Progress = { show: () => {}, stop: () => {} };

/** A spinner on a terminal. */
export function startProgress(stream: Terminal): Progress {
  let text = "";
  let spinner: Spinner | undefined;
  let isStopped = false;
  const timer = setTimeout(() => void start(), patienceMs);
  async function start(): Promise<void> {
    const { default: yoctoSpinner } = await import("yocto-spinner");
    if (!isStopped) spinner = yoctoSpinner({ stream, text, handleSignals: false }).start();
  }
  return {
    show(next) {
      text = next;
      if (spinner !== undefined) spinner.text = next;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}

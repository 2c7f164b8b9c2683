#!/usr/bin/env node
import process from "node:process";
import { readStart } from "../load/read/read-start.ts";
import { limits } from "../kernel/limits.ts";
import { run } from "./run.ts";
import { tuneEngine } from "./tune-engine.ts";

/*
 * The program itself. It is the only module that knows the process, and hands everything to `run`.
 */
tuneEngine();

const endings = ["SIGINT", "SIGTERM"] as const;

/**
 * Turns signals into an abort, whose listeners clean up before the signal ends the process as if nobody had listened.
 * Only while there is something to clean up: who listens hears of a signal no sooner than long work lets go.
 */
async function withSignal<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const end = (signal: NodeJS.Signals): void => {
    controller.abort();
    for (const name of endings) process.removeListener(name, end);
    process.kill(process.pid, signal);
  };
  for (const name of endings) process.on(name, end);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of endings) process.removeListener(name, end);
  }
}

// Who closes the pipe early, as `head` does, wants no more lines; that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// The code is set, not exited with, so that what was printed reaches a pipe to its end.
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  // One byte more than a document may have tells that it is too large.
  stdin: () => readStart(process.stdin, limits.documentSize + 1),
  withSignal,
});

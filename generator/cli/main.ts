#!/usr/bin/env node
import process from "node:process";
import { buffer } from "node:stream/consumers";
import { run } from "./run.ts";
import { tuneEngine } from "./tune-engine.ts";

/*
 * The program itself. It is the only module that knows the process: it hands everything to `run`, and turns signals into
 * an abort, whose listeners clean up before the signal ends the process as if nobody had listened.
 */
tuneEngine();

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    controller.abort();
    process.kill(process.pid, signal);
  });
}

// Who closes the pipe early, as `head` does, wants no more lines; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// The code is set, not exited with, so that what was printed reaches a pipe to its end.
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: () => buffer(process.stdin),
  signal: controller.signal,
});

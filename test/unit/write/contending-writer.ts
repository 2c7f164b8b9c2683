import { closeSync, openSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { exit } from "node:process";
import { setTimeout } from "node:timers/promises";
import { acquireLock } from "../../../generator/write/lock.ts";

/*
 * A process of its own that takes a lock a few times and dies with it. It exits with 0 only if nobody else held the
 * lock at the same time.
 */
const [, , folder = ""] = process.argv;

for (let turn = 0; turn < 4;) {
  const result = await acquireLock(join(folder, "work"));
  if (result.kind === "busy") {
    await setTimeout(Math.random() * 4);
    continue;
  }
  // Fails where somebody else is inside, too.
  closeSync(openSync(join(folder, "inside"), "wx"));
  await setTimeout(Math.random() * 2);
  unlinkSync(join(folder, "inside"));
  if (++turn < 4) result.lock.release();
}
exit(0);

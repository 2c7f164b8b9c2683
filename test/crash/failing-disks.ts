import { spawnSync } from "node:child_process";
import { statfsSync } from "node:fs";
import { getuid, platform } from "node:process";
import { readTree } from "../read-tree.ts";
import { isSame } from "./killed-runs.ts";
import { documentOf, Workspace } from "./workspace.ts";

/** A disk that refuses to be written, once there is an earlier output on it. */
interface FailingDisk {
  readonly name: string;
  /** What the problem must say. */
  readonly says: string;
  /** The option for `mount` that makes it fail; given what is in use, in bytes and in files. */
  readonly failure: (used: { readonly bytes: number; readonly files: number }) => string;
}

const disks: readonly FailingDisk[] = [
  {
    name: "a full disk",
    says: "no space left on device (ENOSPC)",
    failure: ({ bytes }) => `size=${bytes + 30 * 4096}`,
  },
  {
    name: "a disk that takes no more files",
    says: "no space left on device (ENOSPC)",
    failure: ({ files }) => `nr_inodes=${files + 30}`,
  },
  {
    name: "a disk that is mounted to be read",
    says: "read-only file system (EROFS)",
    failure: () => "ro",
  },
];

/**
 * Lets disks fail under a run. They are mounted, which root alone may do: elsewhere, it says that it was not done.
 *
 * @returns what was wrong.
 */
export async function failDisks(): Promise<readonly string[]> {
  if (platform !== "linux" || getuid?.() !== 0) {
    process.stdout.write("failing disks: not tried, as only root on Linux can mount them\n");
    return [];
  }
  const faults: string[] = [];
  for (const disk of disks) {
    const workspace = new Workspace();
    const fault = await tryDisk(disk, workspace).finally(() => workspace.remove());
    process.stdout.write(`${disk.name}: ${fault ?? "refused, and everything as it was"}\n`);
    if (fault !== undefined) faults.push(`${disk.name}: ${fault}`);
  }
  return faults;
}

async function tryDisk({ says, failure }: FailingDisk, workspace: Workspace): Promise<string | undefined> {
  const { here } = workspace;
  const earlier = await workspace.addDocument("earlier", documentOf("Earlier", 0, 60));
  const later = await workspace.addDocument("later", documentOf("Later", 10, 60));
  workspace.clear();
  mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", here);
  try {
    workspace.fill("earlier");
    const { blocks, bfree, bsize, files, ffree } = statfsSync(here);
    mount("-o", `remount,${failure({ bytes: (blocks - bfree) * bsize, files: files - ffree })}`, here);
    const { code, problems } = await workspace.generate("later");
    if (code !== 2 || !problems.includes("write/unwritable") || !problems.includes(says)) return `${code} ${problems}`;
    if (!isSame(readTree(here), earlier)) return "the earlier output is not what it was";
    mount("-o", "remount,rw,size=64m,nr_inodes=10000", here);
    const next = await workspace.generate("later");
    const isDone = next.code === 0 && isSame(readTree(here), later);
    return isDone ? undefined : `the next run fails: ${next.code} ${next.problems}`;
  } finally {
    spawnSync("umount", [here]);
  }
}

/** @throws where the disk cannot be mounted. */
function mount(...args: readonly string[]): void {
  const { status, stderr } = spawnSync("mount", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`mount ${args.join(" ")}: ${stderr}`);
}

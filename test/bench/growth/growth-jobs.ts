import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import type { Job, NodeBinary } from "../job.ts";
import { coreJob } from "../jobs.ts";
import type { Subject } from "../subject.ts";
import { multiplyDocument } from "./multiply-document.ts";

const factors = [1, 2, 4, 8];

/** The built program takes documents of growing size. @param folder where {@link writeGrowingDocuments} puts them. */
export function growthJobs(folder: string, node: NodeBinary): Job[] {
  return factors.map((times) => {
    const subject = { name: `× ${times}`, path: join(folder, `times-${times}.json`), times };
    const job = coreJob({ section: "Growth", subject, node });
    // The largest has more text than the limits allow.
    return { ...job, name: `${job.name}, × ${times}`, command: (output) => [...job.command(output), "--allow-large"] };
  });
}

/** Writes the documents that the jobs need, all in the same form, so that they differ in their size alone. */
export function writeGrowingDocuments(original: Subject, jobs: readonly Job[]): void {
  const subjects = new Map(jobs.map(({ subject }) => [subject.path, subject]));
  const grown = [...subjects.values()].filter(({ times }) => times !== undefined);
  if (grown.length === 0) return;
  const document = JSON.parse(readFileSync(original.path, "utf8")) as JsonObject;
  for (const { path, times = 1 } of grown) writeFileSync(path, JSON.stringify(multiplyDocument(document, times)));
}

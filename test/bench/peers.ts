import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Job, NodeBinary } from "./job.ts";
import { installed } from "./installed.ts";
import { root, tag, type Subject } from "./subject.ts";

/**
 * What other tools take for the least that they can be asked for and that holds the route.
 *
 * @param current runs what runs on it.
 * @param newest runs the tools that need a newer Node than we do.
 */
export function peerJobs(subject: Subject, current: NodeBinary, newest: NodeBinary): Job[] {
  const orvalConfig = fileURLToPath(new URL("peers/orval.config.ts", import.meta.url));
  const heyApiConfig = fileURLToPath(new URL("peers/hey-api.config.ts", import.meta.url));
  const environment = (output: string) => ({
    BENCH_DOCUMENT: subject.path,
    BENCH_OUTPUT: output,
    BENCH_TAG: tag,
  });
  return [
    {
      name: "openapi-typescript: types of the whole document",
      node: current,
      command: (output) => [
        join(root, "node_modules/openapi-typescript/bin/cli.js"),
        subject.path,
        "--output",
        join(output, "schema.ts"),
      ],
      writes: "schema.ts",
    },
    {
      name: "orval: the route's tag",
      node: newest,
      command: () => [installed("orval/dist/bin/orval.mjs"), "--config", orvalConfig],
      environment,
      writes: "client.ts",
    },
    {
      name: "hey-api: the route's tag, all schemas",
      node: newest,
      // What its `bin` starts as another process, whose time and memory would not be counted.
      command: () => [installed("@hey-api/openapi-ts/dist/run.mjs"), "--file", heyApiConfig],
      environment,
      writes: "sdk.gen.ts",
    },
  ];
}

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Job, NodeBinary } from "./job.ts";
import { installed } from "./installed.ts";
import type { Place } from "./jobs.ts";
import { tag } from "./subject.ts";

const orvalConfig = fileURLToPath(new URL("peers/orval.config.ts", import.meta.url));
const heyApiConfig = fileURLToPath(new URL("peers/hey-api.config.ts", import.meta.url));

/**
 * What other tools take for the least that they can be asked for and that holds the route.
 *
 * @param newest runs the tools that need a newer Node than we do.
 */
export function routePeers(place: Place, newest: NodeBinary): Job[] {
  return [
    orvalJob({ ...place, node: newest }, "the route's tag", tag),
    heyApiJob({ ...place, node: newest }, "the route's tag, all schemas", tag),
  ];
}

/** What other tools take for a client of the whole document. */
export function wholePeers(place: Place, newest: NodeBinary): Job[] {
  return [
    {
      ...place,
      name: "oazapfts: client",
      command: (output) => [installed("oazapfts/dist/cli.js"), place.subject.path, join(output, "client.ts")],
      writes: "client.ts",
      isPeer: true,
    },
    orvalJob({ ...place, node: newest }, "client"),
    heyApiJob({ ...place, node: newest }, "types, client"),
  ];
}

function orvalJob(place: Place, what: string, onlyTag = ""): Job {
  return {
    ...place,
    name: `orval: ${what}`,
    command: () => [installed("orval/dist/bin/orval.mjs"), "--config", orvalConfig],
    environment: (output) => environment(place, output, onlyTag),
    writes: "client.ts",
    isPeer: true,
  };
}

export function heyApiJob(place: Place, what: string, onlyTag = ""): Job {
  return {
    ...place,
    name: `hey-api: ${what}`,
    // What its `bin` starts as another process.
    command: () => [installed("@hey-api/openapi-ts/dist/run.mjs"), "--file", heyApiConfig],
    environment: (output) => environment(place, output, onlyTag),
    writes: "sdk.gen.ts",
    isPeer: true,
  };
}

/** What the configs of the tools read. */
function environment({ subject }: Place, output: string, onlyTag: string): Record<string, string> {
  return { BENCH_DOCUMENT: subject.path, BENCH_OUTPUT: output, BENCH_TAG: onlyTag };
}

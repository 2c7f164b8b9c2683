import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The statements with which the reference of a generated client calls its operations, by method and path.
 *
 * @param client the folder of the client.
 */
export function readSamples(client: string): ReadonlyMap<string, string> {
  const pages = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
  return new Map(pages.sort().flatMap((page) => samplesOf(readFileSync(join(client, page), "utf8"))));
}

function samplesOf(page: string): [string, string][] {
  return page.split("\n### ").flatMap((section) => {
    const operation = /^`([A-Z]+ \/.*)`$/m.exec(section)?.[1];
    const statement = /^```ts\n([\s\S]*?)\n```$/m.exec(section)?.[1];
    return operation === undefined || statement === undefined ? [] : [[operation, statement]];
  });
}

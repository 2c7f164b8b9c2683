import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "../installed.ts";
import { root } from "../subject.ts";

/** What makes the same call: the start of a track recording. */
export interface CallingClient {
  readonly name: string;
  /** Makes a function that makes the call. */
  readonly caller: string;
  /** What an application imports for it; absent where there is nothing to import. */
  readonly module?: string;
  readonly budget?: ClientBudget;
}

export interface ClientBudget {
  /** The most that a call may cost, in costs of the same call through {@link library}. */
  readonly timesLibrary: number;
  readonly importMs: number;
}

/** Where the track client is compiled to: below this repository, whose openapi-fetch it imports. */
export const compiledClient = fileURLToPath(new URL("../dist/client/", import.meta.url));

const caller = (file: string) => fileURLToPath(new URL(`callers/${file}`, import.meta.url));

/** What our client is compared with, as that is what it sends its requests with. */
export const library: CallingClient = {
  name: "openapi-fetch",
  caller: caller("openapi-fetch.mjs"),
  module: join(root, "node_modules/openapi-fetch/dist/index.mjs"),
};

export const clients: readonly CallingClient[] = [
  { name: "`fetch` alone", caller: caller("raw-fetch.mjs") },
  library,
  {
    name: "routesmith: the track client",
    caller: caller("routesmith.mjs"),
    module: join(compiledClient, "index.js"),
    budget: { timesLibrary: 1.15, importMs: 10 },
  },
  { name: "cloudflare", caller: caller("official.mjs"), module: installed("cloudflare/index.mjs") },
];

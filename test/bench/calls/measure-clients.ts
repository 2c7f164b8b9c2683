import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { environment } from "../environment.ts";
import { spreadOf, type Spread } from "../spread.ts";
import { clients, compiledClient, library, type CallingClient } from "./clients.ts";
import { compileClient } from "./compile-client.ts";

/** What a client costs an application. */
export interface ClientCost {
  readonly client: CallingClient;
  /** CPU time of the whole process for a call, in microseconds. */
  readonly call: Spread;
  /** `call` in those of the library that our client is built on. */
  readonly timesLibrary: number;
  /** To import it, in milliseconds; absent where there is nothing to import. */
  readonly importMs: Spread | undefined;
  /** The memory of a process that has imported it and done nothing else, in MB. */
  readonly rssMb: Spread;
}

interface Measured {
  readonly call: number[];
  readonly importMs: number[];
  readonly rssMb: number[];
}

const script = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Has each client make some thousand calls to a server in another process, in a fresh process each round, and imports it
 * in another. The first round is not counted.
 */
export async function measureClients(rounds: number, onRound: (round: number) => void): Promise<ClientCost[]> {
  compileClient();
  const measured = new Map<CallingClient, Measured>(
    clients.map((client) => [client, { call: [], importMs: [], rssMb: [] }]),
  );
  const server = spawn(process.execPath, [script("call-server.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [origin] = (await once(createInterface(server.stdout), "line")) as [string];
    for (let round = 0; round <= rounds; round += 1) {
      onRound(round);
      for (const [client, { call, importMs, rssMb }] of measured) {
        const cpu = Number(await output("call-process.mjs", client.caller, origin));
        const imported = JSON.parse(await output("import-process.mjs", client.module ?? "")) as Imported;
        if (round === 0) continue;
        call.push(cpu);
        importMs.push(imported.ms);
        rssMb.push(imported.rssMb);
      }
    }
  } finally {
    server.kill();
  }
  const base = spreadOf(measured.get(library)?.call ?? []).median;
  return clients.map((client) => costOf(client, measured.get(client), base));
}

interface Imported {
  readonly ms: number;
  readonly rssMb: number;
}

function costOf(client: CallingClient, measured: Measured | undefined, base: number): ClientCost {
  const call = spreadOf(measured?.call ?? []);
  const importMs = client.module === undefined ? undefined : spreadOf(measured?.importMs ?? []);
  return { client, call, timesLibrary: call.median / base, importMs, rssMb: spreadOf(measured?.rssMb ?? []) };
}

async function output(file: string, ...args: readonly string[]): Promise<string> {
  const env = environment({ BENCH_CLIENT: `${compiledClient}index.js` });
  return (await promisify(execFile)(process.execPath, [script(file), ...args], { env })).stdout;
}

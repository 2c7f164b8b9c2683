import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { built, builds } from "./builds.ts";
import type { SuiteResult } from "./check.ts";
import { installed } from "./installed.ts";
import type { Runtime } from "./runtime.ts";

/** The runtime of workers, which may call servers on this machine here. */
export function workerdRuntime(): Runtime {
  const command = installed(".bin/workerd");
  const version = execFileSync(command, ["--version"], { encoding: "utf8" }).replace("workerd", "").trim();
  return {
    name: `workerd ${version}`,
    builds: builds.filter((build) => build !== "modules"),
    async run(build, { origin }) {
      const port = await freePort();
      const file = built(build, "worker");
      const config = join(dirname(file), "workerd.capnp");
      writeFileSync(config, configText(port));
      const workerd = spawn(command, ["serve", config], { stdio: ["ignore", 2, 2] });
      try {
        const url = `http://127.0.0.1:${port}/?${new URLSearchParams({ origin }).toString()}`;
        const response = await whenListening(() => fetch(url, { signal: AbortSignal.timeout(120_000) }));
        return (await response.json()) as SuiteResult;
      } finally {
        workerd.kill();
        await once(workerd, "exit");
      }
    },
  };
}

function configText(port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker), (name = "internet", network = (allow = ["public", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = (name = "main", entrypoint = "suite"))],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
);
`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function whenListening(request: () => Promise<Response>): Promise<Response> {
  for (let left = 100; ; left -= 1) {
    try {
      return await request();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

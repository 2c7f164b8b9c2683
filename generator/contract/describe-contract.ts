import { readFileSync } from "node:fs";
import process from "node:process";
import { afterAll, beforeAll, describe, it } from "vitest";
import { invariant } from "../kernel/invariant.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Contract } from "./contract.ts";
import { compileProblems, prepareDocuments } from "./document/contract-documents.ts";
import { coverageProblems } from "./coverage.ts";
import { endWhereStuck } from "./run/end-where-stuck.ts";
import { expectNone } from "./expect-none.ts";
import { anything } from "./unproven/provable-cases.ts";
import { describeOperationSuite } from "./operation-suite.ts";
import type { PrismServer } from "./prism-server.ts";
import { missingPeers } from "./run/missing-peers.ts";
import { unprovenParts } from "./unproven/unproven.ts";
import { tellUnproven } from "./unproven/unproven-meta.ts";

/** In milliseconds: the first request to an operation compiles its schemas. */
const timeout = 20_000;

/** In milliseconds: nothing that takes longer can pass. */
const longestTimeout = 10 * timeout;

/** Suites share a process. */
let isWatched = false;

/**
 * Registers the tests of a contract with vitest: each operation of the client against Prism, which serves the document
 * in this process, and against a second judge of what was sent and answered.
 *
 * @throws {InvariantError} where an operation of the contract is not in its document.
 */
export function describeContract<Client>(contract: Contract<Client>): void {
  if (!isWatched) endWhereStuck(longestTimeout);
  isWatched = true;
  const document = JSON.parse(readFileSync(contract.document, "utf8")) as JsonObject;
  const documents = prepareDocuments(document, contract.operations);
  let server: PrismServer | undefined;

  describe("contract", { timeout }, () => {
    beforeAll(async () => {
      const startPrism = await loadPrism();
      server = await startPrism(documents.prism);
    }, 3 * timeout);
    afterAll(() => server?.close());

    it("every schema compiles", { timeout: longestTimeout }, () => {
      const heading = "schemas that cannot be compiled, so that Prism would check nothing (mend them with an overlay)";
      expectNone(compileProblems(documents), heading);
    });

    it("every operation of the document has its cases", ({ task }) => {
      tellUnproven(task.meta, [...unprovenParts(document, contract.operations), ...unproven]);
      const left = new Set(unproven.flatMap(({ operation, part }) => (part === anything ? [operation] : [])));
      expectNone(coverageProblems(documents.repaired, contract.operations, left), "cases that are missing");
    });

    const unproven = contract.operations.flatMap((operation) =>
      describeOperationSuite(contract, operation, documents, () => {
        invariant(server !== undefined, "Prism has not been started");
        return server.url;
      }),
    );
  });
}

/** Imported by itself: a project that runs this suite along with its own tests may lack Prism, and is to be told how to get it. */
async function loadPrism(): Promise<(document: JsonObject) => Promise<PrismServer>> {
  try {
    const { startPrism } = await import("./prism-server.ts");
    return startPrism;
  } catch (cause) {
    const missing = missingPeers(process.cwd());
    if (missing.length === 0) throw cause;
    const help = "or exclude this suite from your tests, as docs/contract.md of the package routesmith says";
    throw new Error(`Prism is missing: npm install --save-dev ${missing.join(" ")}, ${help}`, { cause });
  }
}

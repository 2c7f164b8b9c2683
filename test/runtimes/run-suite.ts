import { createEverywhere } from "../../generated/runtimes/index.js";
import { runChecks, type SuiteResult } from "./check.js";
import { checks, refusedStreamChecks, streamChecks } from "./suite.js";

/** @param sendsStreams whether the runtime can send a body that is a stream over HTTP/1.1. */
export function runSuite(origin: string, sendsStreams: boolean): Promise<SuiteResult> {
  const client = createEverywhere({ baseUrl: origin, token: "s3cr3t" });
  const subject = { client, origin, run: crypto.randomUUID() };
  return runChecks({ ...checks, ...(sendsStreams ? streamChecks : refusedStreamChecks) }, subject);
}

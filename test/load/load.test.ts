import { expect, it } from "vitest";
import { findProblems } from "./find-problems.ts";
import { runLoad } from "./run-load.ts";

it(
  "500 calls over 100 connections, a fifth of which meet faults, leave nothing behind",
  { timeout: 120_000 },
  async () => {
    const options = { calls: 500, connections: 100, faultEvery: 5, warmUp: 500 };
    const result = await runLoad(options, () => {});
    expect(findProblems(options, result)).toEqual([]);
    expect(result.client.outcomes).toMatchObject({ ok: expect.any(Number), ConnectionError: expect.any(Number) });
  },
);

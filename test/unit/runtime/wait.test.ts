import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { wait } from "../../../templates/runtime/send.ts";

describe("a wait", () => {
  it.each<[string, { given: AbortSignal; want: "at once" | "in time" }]>([
    ["is over with its time", { given: new AbortController().signal, want: "in time" }],
    ["is over with the signal", { given: AbortSignal.timeout(5), want: "at once" }],
    ["does not begin where the signal is aborted already", { given: AbortSignal.abort(), want: "at once" }],
  ])("%s, and leaves no listener", async (_name, { given, want }) => {
    const started = performance.now();
    await wait(want === "in time" ? 30 : 15_000, given);
    const took = performance.now() - started;
    expect(want === "in time" ? took >= 29 : took < 5000).toBe(true);
    expect(getEventListeners(given, "abort")).toEqual([]);
  });
});

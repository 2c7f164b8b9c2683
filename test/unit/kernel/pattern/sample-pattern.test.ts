import { expect, it } from "vitest";
import { samplePattern } from "../../../../generator/kernel/pattern/sample-pattern.ts";

it.each([
  ["^[CGD][A-Z0-9]{8,}$", "C11111111"],
  ["^\\d{10}\\.\\d{6}$", "1111111111.111111"],
  ["^(?:live|test)_[a-z]+$", "live_a"],
  ["^x{0}y?(z|\\p{Lu})$", "yz"],
  ["^(?!0)\\d*$", "1"],
  ["(", undefined],
  ["^(?:a{1000}){1000}$", undefined],
])("a sample of %s", (pattern, want) => {
  expect(samplePattern(pattern)).toBe(want);
  if (want !== undefined) expect(want).toMatch(new RegExp(pattern, "u"));
});

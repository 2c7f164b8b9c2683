import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import { diagnosticCodes } from "../../../generator/kernel/diagnostic-codes.ts";

describe("Diagnostics", () => {
  it("collects problems in the order of their reports", () => {
    const diagnostics = new Diagnostics();
    diagnostics.warning("model/unknown-keyword", "first", { help: "help" });
    expect(diagnostics.hasErrors).toBe(false);
    diagnostics.error("model/malformed", "second", { location: { file: "a.json", pointer: "/a" } });
    expect(diagnostics.hasErrors).toBe(true);
    expect(diagnostics.items).toEqual([
      { code: "model/unknown-keyword", severity: "warning", message: "first", help: "help" },
      {
        code: "model/malformed",
        severity: "error",
        message: "second",
        location: { file: "a.json", pointer: "/a" },
      },
    ]);
  });

  it("knows each code as a stage and a problem, with what to do about it", () => {
    for (const [code, { title, cause, fix }] of Object.entries(diagnosticCodes)) {
      expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
      for (const text of [cause, fix]) expect(text, code).toMatch(/^[A-Z`].*\.$/s);
      expect(title, code).toMatch(/^[A-Za-z`].*[^.]$/);
    }
  });
});

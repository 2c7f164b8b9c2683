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

  it("collects a problem once, however many operations share it, and at each of its places", () => {
    const diagnostics = new Diagnostics();
    for (const pointer of ["/a", "/a", "/b"]) {
      diagnostics.warning("model/unknown-keyword", "same", { location: { file: "a.json", pointer } });
    }
    expect(diagnostics.items.map(({ location }) => location?.pointer)).toEqual(["/a", "/b"]);
  });

  it("knows each code as a stage and a problem, with what to do about it", () => {
    for (const [code, { title, cause, fix }] of Object.entries(diagnosticCodes)) {
      expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
      for (const text of [cause, fix]) expect(text, code).toMatch(/^[A-Z`].*\.$/s);
      expect(title, code).toMatch(/^[A-Za-z`].*[^.]$/);
    }
  });
});

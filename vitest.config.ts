import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // Generated contract suites import the package by its name: here that is its sources.
    alias: { "routesmith/contract": fileURLToPath(new URL("./generator/contract/index.ts", import.meta.url)) },
  },
  test: {
    include: [
      "test/unit/**/*.test.ts",
      "test/fault-server/*.test.ts",
      "test/load/*.test.ts",
      "test/types/*.test.ts",
      "test/cases/*.test.ts",
      "generated/**/*.test.ts",
    ],
    // A run with anything skipped is no proof.
    reporters: ["default", "./test/no-skips-reporter.ts"],
    allowOnly: false,
    testTimeout: 20_000,
  },
});

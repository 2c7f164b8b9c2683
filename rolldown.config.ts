import { copyFileSync, mkdirSync } from "node:fs";
import { defineConfig } from "rolldown";

export default defineConfig({
  input: {
    cli: "generator/cli/main.ts",
    index: "generator/index.ts",
    contract: "generator/contract/index.ts",
    // vitest loads these two by their path.
    "suite-config": "generator/contract/suite-config.ts",
    "progress-reporter": "generator/contract/progress-reporter.ts",
  },
  platform: "node",
  // What is ours is bundled, so that a start reads few files; packages stay packages.
  external: /^(?!\.{0,2}\/)/,
  output: {
    dir: "dist",
    cleanDir: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  },
  plugins: [
    {
      name: "schema-worker",
      writeBundle() {
        mkdirSync("dist", { recursive: true });
        copyFileSync("generator/emit/schema/schema-worker.mjs", "dist/schema-worker.mjs");
      },
    },
  ],
});

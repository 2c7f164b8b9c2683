import process from "node:process";

// Without orphans it loses a parameter that the parser still looks for, and fails on this document.
export default {
  input: process.env.BENCH_DOCUMENT,
  output: process.env.BENCH_OUTPUT,
  parser: { filters: { tags: { include: [process.env.BENCH_TAG] }, orphans: true } },
  plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
  logs: { file: false },
};

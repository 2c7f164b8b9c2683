import process from "node:process";

// Its validation refuses this document.
export default {
  bench: {
    input: {
      target: process.env.BENCH_DOCUMENT,
      unsafeDisableValidation: true,
      filters: { mode: "include", tags: [process.env.BENCH_TAG] },
    },
    output: { target: `${process.env.BENCH_OUTPUT}/client.ts`, client: "fetch" },
  },
};

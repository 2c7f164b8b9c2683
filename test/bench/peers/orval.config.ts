import process from "node:process";

const { BENCH_DOCUMENT: target, BENCH_OUTPUT: output, BENCH_TAG: tag } = process.env;

// Its validation refuses the document of the route.
export default {
  bench: {
    input: {
      target,
      unsafeDisableValidation: true,
      ...(tag ? { filters: { mode: "include", tags: [tag] } } : {}),
    },
    output: { target: `${output}/client.ts`, client: "fetch" },
  },
};

import process from "node:process";

const { BENCH_DOCUMENT: input, BENCH_OUTPUT: output, BENCH_TAG: tag } = process.env;

// Without orphans it loses a parameter that the parser still looks for, and fails on the document of the route.
export default {
  input,
  output,
  ...(tag ? { parser: { filters: { tags: { include: [tag] }, orphans: true } } } : {}),
  plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
  logs: { file: false },
};

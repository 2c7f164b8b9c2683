import { fileURLToPath } from "node:url";

/** A module that stands beside this one: in the sources, or among the entries of the built package. */
function beside(source: string, built: string): string {
  return fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? source : built, import.meta.url));
}

/** vitest's config for contract suites: the user's own one is for other tests. */
const config = {
  resolve: { alias: { "routesmith/contract": beside("../index.ts", "./contract.js") } },
  test: {
    include: ["contract/*.test.ts"],
    reporters: [beside("./progress-reporter.ts", "./progress-reporter.js")],
    pool: "forks",
    // Files share a process, since importing Prism takes longer than most suites.
    isolate: false,
    watch: false,
    // An empty run fails as well, but as one of ours, which says so.
    passWithNoTests: true,
    // The cache would be written into the target's folder, where only generated files may be.
    cache: false,
  },
};

// vite takes a config out of a module by its default export.
export { config as default };

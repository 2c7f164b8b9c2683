import { fileURLToPath } from "node:url";

/** Rollup leaves packages out unless it is told where they are. */
const resolvePackages = {
  name: "resolve-packages",
  resolveId: (id) => (id === "openapi-fetch" ? fileURLToPath(import.meta.resolve(id)) : null),
};

export default { output: { format: "esm" }, plugins: [resolvePackages] };

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toJsonSchema } from "@valibot/to-json-schema";
import { configForm } from "../generator/config/config-schema.ts";

/**
 * The text of `routesmith.schema.json`, which editors check a JSON or YAML config against.
 *
 * A check in code, such as that for NUL in a path, has no keyword in JSON Schema and is left out.
 */
export function configJsonSchema(): string {
  const schema = toJsonSchema(configForm, { ignoreActions: ["check", "metadata"] });
  return `${JSON.stringify({ ...schema, title: "The config of routesmith" }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("../routesmith.schema.json", import.meta.url), configJsonSchema());
}

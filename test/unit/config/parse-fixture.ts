import { parseConfig } from "../../../generator/config/parse-config.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";

/** Where the config stands that is parsed. */
export const origin = { file: "routesmith.config.ts", folder: "/home/ann/app", home: "/home/ann" };

/** What is made of a config, and what is wrong with it. */
export function parse(value: unknown, folder = origin.folder) {
  const diagnostics = new Diagnostics();
  return { targets: parseConfig(value, { ...origin, folder }, diagnostics), problems: diagnostics.items };
}

/** A config with one target, and what is to be tried in it. */
export function withTarget(target: object): unknown {
  return { targets: { api: { spec: "api.json", ...target } } };
}

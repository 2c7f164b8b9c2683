import { ownFolderOnly } from "../generator/config/target-config.ts";
import type { ClientConfig, TargetConfig } from "../generator/index.ts";

/** What a config that says nothing of the client means. */
export const defaultClient: ClientConfig = {
  name: undefined,
  auth: {},
  names: {},
  resources: {},
  types: {},
  requestIdHeaders: [],
  payloads: ["result", "data"],
  envelopes: {},
  pagination: {},
};

/** What a config that says nothing else means, of a document from standard input. */
export const defaultTarget: Omit<TargetConfig, "name" | "emit"> = {
  spec: "-",
  overlays: [],
  references: ownFolderOnly,
  allowLarge: false,
  routes: [],
  output: "out",
  client: defaultClient,
  templates: undefined,
};

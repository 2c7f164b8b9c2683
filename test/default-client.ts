import type { ClientConfig } from "../generator/index.ts";

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

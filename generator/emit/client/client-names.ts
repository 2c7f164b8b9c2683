import type { Api } from "../../model/api.ts";

/** The module of the client, and that of what sends and logs its requests: who imports the second imports no resource. */
export const clientModule = "client";
export const transportModule = "transport";

/** The names that they export. */
export function clientNames(api: Api) {
  return {
    name: api.localName,
    createName: `create${api.localName}`,
    createTransportName: `create${api.localName}Transport`,
    createLoggerName: `create${api.localName}Logger`,
    optionsName: `${api.localName}Options`,
  };
}

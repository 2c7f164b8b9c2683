import type { Api } from "../../model/api.ts";

/** The module of the client, and that of what sends its requests: who imports the second imports no resource. */
export const clientModule = "client";
export const transportModule = "transport";

/** Modules that the entry does not import, so that nobody loads them who does not use them. */
export const loggerModule = "logger";
export const rawModule = "raw";

/** The names that they export. */
export function clientNames(api: Api) {
  return {
    name: api.localName,
    createName: `create${api.localName}`,
    createTransportName: `create${api.localName}Transport`,
    createLoggerName: `create${api.localName}Logger`,
    createRawName: `createRaw${api.localName}`,
    optionsName: `${api.localName}Options`,
  };
}

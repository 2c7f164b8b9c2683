import type { Api } from "../../model/api.ts";

/** The module of the client, and that of what sends its requests: who imports the second alone imports no resource. */
export const clientModule = "client";
export const transportModule = "transport";

/** The names that the two export. */
export function clientNames(api: Api) {
  return {
    name: api.localName,
    createName: `create${api.localName}`,
    createTransportName: `create${api.localName}Transport`,
    optionsName: `${api.localName}Options`,
  };
}

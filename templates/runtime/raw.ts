import createClient, { type Client } from "openapi-fetch";
import { authorize } from "./auth.js";
import type { Transport } from "./transport.js";

/** openapi-fetch's client, typed with the paths of a document. */
export type RawClient<Paths extends object> = Client<Paths>;

/** The client below the methods: for a request that no method makes. It has the same base URL, headers and credentials. */
export function rawClient<Paths extends object>({ config, send }: Transport): RawClient<Paths> {
  const client = createClient<Paths>({ baseUrl: config.baseUrl ?? "", fetch: send, headers: config.headers ?? {} });
  client.use(...(config.middleware ?? []), {
    async onRequest({ request, schemaPath }) {
      const operation = `${request.method} ${schemaPath}`;
      const url = new URL(request.url);
      const headers = new Headers(request.headers);
      for (const { in: place, name, value } of await authorize(operation, config.defaultSecurity, config.credentials)) {
        if (place === "header") headers.set(name, value);
        else if (place === "query") url.searchParams.set(name, value);
        else headers.append("cookie", `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
      }
      return new Request(url, new Request(request, { headers }));
    },
  });
  return client;
}

import type { Client, Middleware } from "openapi-fetch";
import { authorize } from "./auth.js";
import type { Wire } from "./options.js";
import { addCookies, credentialCookies, credentialsIn, mergeHeaders, serializePath } from "./request.js";
import { checkBaseUrl, createClient, createQuerySerializer, redirect, type Transport } from "./transport.js";

/** The openapi-fetch client for the paths of a document. @see https://openapi-ts.dev/openapi-fetch/api */
export type RawClient<Paths extends object> = Client<Paths>;

/**
 * Makes an openapi-fetch client that sends as `transport` does: to the same server, with the same headers, middleware and
 * `fetch`, and with the same retries. The rest is as with openapi-fetch: error answers are values, there is no timeout, and
 * a 401 is not followed by a fresh credential. The observer does not see it.
 *
 * @throws {InvalidArgumentError} where a header of the client's options cannot be sent.
 */
export function rawClient<Paths extends object>(transport: Pick<Transport, "wire">): RawClient<Paths> {
  const wire = transport.wire();
  const client = createClient<Paths>({
    baseUrl: wire.baseUrl,
    redirect,
    headers: mergeHeaders("client", wire.headers),
    querySerializer(query) {
      checkBaseUrl("client", wire.baseUrl, wire);
      return createQuerySerializer()(query);
    },
    pathSerializer: (template, values) => serializePath(template, template, values),
    fetch: (request) =>
      wire.dispatch(request, {
        // The path may hold a secret, and its template is not known here.
        operation: `${request.method} by the raw client`,
        signal: request.signal,
        // What the body was made of is not known, so that it is the request that is kept for another attempt.
        isReplaced: request.body !== null,
        tries: { count: 0 },
        // Which secrets a status text may quote is not known either.
        hide: () => "",
      }),
  });
  client.use(authorizing(wire), ...(wire.middleware ?? []));
  return client;
}

/** Which operation a request is of is not known, so it gets the first alternative of the document that the client has. */
function authorizing({ credentials, defaultSecurity = [] }: Wire): Middleware {
  return {
    async onRequest({ request, schemaPath }) {
      const operation = `${request.method} ${schemaPath}`;
      const sent = await authorize(operation, credentials, defaultSecurity);
      for (const [name, value] of Object.entries(credentialsIn("header", sent))) request.headers.set(name, value);
      addCookies(request.headers, ...credentialCookies(sent));
      const url = new URL(request.url);
      for (const [name, value] of Object.entries(credentialsIn("query", sent))) url.searchParams.set(name, value);
      return url.href === request.url ? undefined : new Request(url, request);
    },
  };
}

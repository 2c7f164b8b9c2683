import { credentialCookies, credentialsIn, type SentCredential } from "./authorize.js";
import { addCookies, mergeHeaders, type HeaderValues } from "./headers.js";
import type { OperationRequest } from "./operation-request.js";
import { serializeBody } from "./request-body.js";
import { serializeCookies, serializeHeaders, serializePath, serializeQuery } from "./serialize.js";

/** What a request gets from elsewhere than its operation. */
export interface Surroundings {
  readonly credentials: readonly SentCredential[];
  readonly clientHeaders: HeaderValues | undefined;
  readonly callHeaders: HeaderValues | undefined;
}

/**
 * The request as openapi-fetch takes it.
 *
 * @throws {InvalidArgumentError} at once or, for path and query, when openapi-fetch serialises them.
 */
export function createRequestInit(operation: string, request: OperationRequest, surroundings: Surroundings) {
  const { pathParams = {}, body, contentType = "application/json" } = request;
  const { credentials, clientHeaders, callHeaders } = surroundings;
  const [sent, type = contentType] = body === undefined ? [] : serializeBody(operation, request, contentType);
  const query = { ...request.query, ...credentialsIn("query", credentials) };

  const headers = mergeHeaders(
    operation,
    // The type of a FormData names the boundary between its parts, which only `fetch` knows.
    {
      "content-type": sent === undefined || sent instanceof FormData ? undefined : type,
      accept: request.accept,
    },
    clientHeaders,
    serializeHeaders(operation, request.headers ?? {}),
    callHeaders,
    // Last, so that nothing takes the place of a credential.
    credentialsIn("header", credentials),
  );
  addCookies(headers, ...serializeCookies(operation, request.cookies ?? {}), ...credentialCookies(credentials));

  return {
    params: { path: pathParams, query },
    pathSerializer: (template: string) => serializePath(operation, template, pathParams),
    querySerializer: () =>
      [request.queryString?.(operation), serializeQuery(operation, query)].filter(Boolean).join("&"),
    headers,
    ...(sent === undefined ? {} : { body: sent }),
    bodySerializer: (serialized: unknown) => serialized,
    // Without it, `fetch` takes no stream for a body.
    duplex: "half" as const,
  };
}

import { validName } from "./document/media-type.ts";
import type { Exchange, SentRequest } from "./exchange.ts";
import { isFraming } from "./sent-headers.ts";
import { tellRequest } from "./told-request.ts";

/** A `fetch` that keeps what it sent and got. */
export interface RecordingFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly exchanges: readonly Exchange[];
}

/**
 * @param path of the operation, as Prism has it.
 * @param change what is done to each request on its way, after it was recorded.
 */
export function recordingFetch(
  path: string,
  change: (request: SentRequest) => SentRequest = (request) => request,
): RecordingFetch {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    fetch: async (input, init) => {
      const outgoing = new Request(input, init);
      const request = await readRequest(outgoing);
      const { method, url, headers: given, body } = change(request);
      const headers = new Headers(given);
      const hasBody = outgoing.body !== null;
      const contentType = headers.get("content-type");
      // Prism's server fails on parameters that are none, which a document may well ask for.
      if (contentType !== null) headers.set("content-type", validName(contentType) ?? contentType);
      tellRequest(headers, { path, given: [...headers.keys()] });
      for (const name of [...headers.keys()].filter(isFraming)) headers.delete(name);
      const response = await fetch(url, {
        method,
        headers,
        redirect: "manual",
        signal: outgoing.signal,
        ...(hasBody ? { body } : {}),
      });
      exchanges.push({
        request,
        response: { status: response.status, headers: response.headers, body: await readBody(response.clone()) },
      });
      return response;
    },
  };
}

async function readRequest(request: Request): Promise<SentRequest> {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: new Headers(request.headers),
    body: await readBody(request),
  };
}

async function readBody(message: Request | Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await message.arrayBuffer());
}

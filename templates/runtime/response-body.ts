import { ConnectionError, InvalidResponseError } from "./request-error.js";
import type { Hide } from "./secrets.js";
import type { Attempted } from "./send.js";

/**
 * Reads the body of a successful response. One without a body gives undefined.
 *
 * @param hide takes secrets out of what an error quotes of the response.
 * @throws {InvalidResponseError} where JSON was to come, and something else came.
 * @throws {ConnectionError} where the connection breaks meanwhile.
 */
export type BodyReader = (response: Response, attempted: Attempted, hide: Hide) => Promise<unknown>;

export const readJson: BodyReader = async (response, attempted, hide) => {
  const text = await receive(response, attempted, (body) => body.text());
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    // What the parser throws quotes the body.
    const found = response.headers.get("content-type") ?? "no content type";
    throw new InvalidResponseError(attempted.operation, `the body is not JSON (${hide(found)})`, response);
  }
};

export const readText: BodyReader = (response, attempted) => receive(response, attempted, (body) => body.text());

export const readBlob: BodyReader = (response, attempted) => receive(response, attempted, (body) => body.blob());

async function receive<T>(
  response: Response,
  { operation, tries }: Attempted,
  read: (body: Response) => Promise<T>,
): Promise<T | undefined> {
  if (response.status === 204 || response.status === 205) return discardBody(response);
  try {
    return await read(response);
  } catch (cause) {
    throw new ConnectionError(operation, cause, tries.count);
  }
}

/** Lets go of the connection. It is read to its end because to cancel a body closes an HTTP/1.1 connection. */
export async function discardBody(response: Response): Promise<undefined> {
  // Whether it is complete is of no interest. Middleware may have read it already. None of it is kept: it may be endless.
  await response.body?.pipeTo(new WritableStream()).catch(() => {});
}

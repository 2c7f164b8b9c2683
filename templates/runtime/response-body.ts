import { ConnectionError, InvalidResponseError } from "./request-error.js";

/** How the body of a successful response is read; with `none` it is not. */
export type ResponseType = "json" | "text" | "binary" | "none";

/**
 * Reads the body of a successful response. One without a body gives undefined.
 *
 * @throws {InvalidResponseError} where JSON was to come, and something else came.
 * @throws {ConnectionError} where the connection breaks meanwhile.
 */
export async function readBody(operation: string, response: Response, type: ResponseType): Promise<unknown> {
  if (type === "none" || response.status === 204 || response.status === 205) {
    await discardBody(response);
    return undefined;
  }
  const received = <T>(reading: Promise<T>) =>
    reading.catch((cause: unknown) => {
      throw new ConnectionError(operation, cause);
    });
  if (type === "binary") return received(response.blob());
  const text = await received(response.text());
  if (type === "text") return text;
  return text === "" ? undefined : parseJson(operation, response, text);
}

/** Lets go of the connection. It is read to its end because to cancel a body closes an HTTP/1.1 connection. */
export async function discardBody(response: Response): Promise<void> {
  // Whether it is complete is of no interest. Middleware may have read it already.
  await response.arrayBuffer().catch(() => {});
}

function parseJson(operation: string, response: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser throws quotes the body.
    const found = response.headers.get("content-type") ?? "no content type";
    throw new InvalidResponseError(operation, `the body is not JSON (${found})`, response);
  }
}

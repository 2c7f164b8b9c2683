import { describe, expect, it } from "vitest";
import { apiKey, bearer } from "../../../templates/runtime/auth.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { respond, startServer, type ServerAnswer } from "./start-server.ts";

const credentials = {
  token: bearer("t0ken"),
  key: apiKey("k3y", { in: "header", name: "x-auth-key" }),
  query: apiKey("qu3ry", { in: "query", name: "key" }),
  cookie: apiKey("c00kie", { in: "cookie", name: "session" }),
};
const request = { security: [["token", "key", "cookie", "query"]] };

/** Redirects `/things` to a location, and answers anything else. */
function redirecting(status: number, location: string | undefined): ServerAnswer {
  return ({ url }, response) => {
    if (!url.startsWith("/things")) return respond(response, { body: { arrived: true } });
    return respond(response, {
      status,
      ...(location === undefined ? {} : { headers: { location } }),
      body: "moved".repeat(200_000),
    });
  };
}

const problem = "the redirect is not followed";

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("%i within the origin is followed, credentials included", async (status) => {
    const { url, requests } = await startServer(redirecting(status, "/others/1?a=b"));
    const call = makeTransport({ baseUrl: url, credentials }).call(makeRequest(request));
    expect(await call).toEqual({ arrived: true });
    expect(requests.map((received) => received.url)).toEqual(["/things?key=qu3ry", "/others/1?a=b"]);
    expect(requests[1]?.headers).toMatchObject({
      authorization: "Bearer t0ken",
      "x-auth-key": "k3y",
      cookie: "session=c00kie",
    });
  });

  it("of HEAD is followed as HEAD", async () => {
    const { url, requests } = await startServer(redirecting(302, "/others"));
    await makeTransport({ baseUrl: url }).call(makeRequest({ method: "HEAD" }));
    expect(requests.map(({ method }) => method)).toEqual(["HEAD", "HEAD"]);
  });

  it.each([301, 302, 303, 307, 308])("%i to another origin never gets there", async (status) => {
    const other = await startServer({ body: { arrived: true } });
    const { url } = await startServer(redirecting(status, `${other.url}/others`));
    const error = await failureOf(makeTransport({ baseUrl: url, credentials }), request);
    expect(error).toMatchObject({ name: "InvalidResponseError", message: `GET /things: ${problem}` });
    expect(error).toMatchObject({ response: { status } });
    expect(other.requests).toEqual([]);
  });

  it.each(["POST", "PUT", "PATCH", "DELETE"] as const)(
    "of %s is not followed, even within the origin",
    async (method) => {
      const { url, requests } = await startServer(redirecting(307, "/others"));
      for (const body of [{ secret: "s3cr3t" }, undefined]) {
        const error = await failureOf(makeTransport({ baseUrl: url }), { method, body });
        expect(error).toMatchObject({ name: "InvalidResponseError", message: `${method} /things: ${problem}` });
      }
      expect(requests.map((received) => received.url)).toEqual(["/things", "/things"]);
    },
  );

  it.each([
    ["no location", undefined],
    ["a location that is no URL", "http://["],
    ["another protocol", "ftp://127.0.0.1/others"],
    ["no server", "data:application/json,1"],
    ["another port", "http://127.0.0.1:1/others"],
  ])("with %s is a failure", async (_name, location) => {
    const { url, requests } = await startServer(redirecting(302, location));
    expect(await failureOf(makeTransport({ baseUrl: url }))).toMatchObject({ name: "InvalidResponseError" });
    expect(requests.length).toBe(1);
  });

  it("with a password in its location is a failure, too", async () => {
    const { url, requests } = await startServer(({ headers }, response) =>
      respond(response, { status: 302, headers: { location: `http://me:pw@${headers.host}/others` } }),
    );
    expect(await failureOf(makeTransport({ baseUrl: url }))).toMatchObject({ name: "InvalidResponseError" });
    expect(requests.length).toBe(1);
  });

  it("that leads to itself ends", async () => {
    const { url, requests } = await startServer(redirecting(302, "/things"));
    expect(await failureOf(makeTransport({ baseUrl: url }))).toMatchObject({ name: "InvalidResponseError" });
    expect(requests.length).toBe(11);
  });

  it("counts towards the timeout", async () => {
    const { url } = await startServer((received, response) => {
      if (received.url === "/things") respond(response, { status: 302, headers: { location: "/slow" } });
    });
    expect(await failureOf(makeTransport({ baseUrl: url, timeout: 60 }))).toMatchObject({ name: "TimeoutError" });
  });

  it.each([
    ["is followed", "/others", 10],
    ["is not", "http://127.0.0.1:1/others", 5],
  ])("that %s leaves its connection to later requests", async (_name, location, requests) => {
    const server = await startServer(redirecting(302, location));
    const transport = makeTransport({ baseUrl: server.url });
    for (let i = 0; i < 5; i++) await transport.call(makeRequest()).result();
    expect(server.requests.length).toBe(requests);
    expect(server.connections()).toBeLessThanOrEqual(2);
  });
});

import { describe, expect, it, vi } from "vitest";
import { apiKey, basic, bearer, type CredentialRequest } from "../../../templates/runtime/auth.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { respond, startServer, type ReceivedRequest, type ServerAnswer } from "./start-server.ts";

const security = [["token"]];

/** Takes the tokens that `accepts` says yes to, and refuses all others. */
function refusing(accepts: (request: ReceivedRequest) => boolean): ServerAnswer {
  return (request, response) =>
    respond(response, accepts(request) ? { body: { ok: true } } : { status: 401, body: { message: "expired" } });
}

const accepting = (token: string) => refusing(({ headers }) => headers.authorization === `Bearer ${token}`);

/** A function that gives `old` until it is asked to refresh, and `fresh` from then on; and what it was asked. */
function issuer(old: string, fresh: string, delay = 0) {
  const asked: boolean[] = [];
  let current = old;
  const source = async ({ refresh }: CredentialRequest) => {
    asked.push(refresh);
    await new Promise((resolve) => setTimeout(resolve, delay));
    if (refresh) current = fresh;
    return current;
  };
  return { asked, source };
}

const sentTokens = (requests: readonly ReceivedRequest[]) => requests.map(({ headers }) => headers.authorization);

describe("a call that is refused with 401", () => {
  it.each(["GET", "POST", "PATCH", "DELETE"])("is sent once more with a fresh token: %s", async (method) => {
    const { url, requests } = await startServer(accepting("fresh"));
    const { asked, source } = issuer("old", "fresh");
    const body = method === "GET" ? undefined : { a: 1 };
    const call = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } }).call(
      makeRequest({ method, security, body }),
    );
    expect(await call).toEqual({ ok: true });
    expect(asked).toEqual([false, true]);
    expect(sentTokens(requests)).toEqual(["Bearer old", "Bearer fresh"]);
    expect(requests.map((request) => request.body)).toEqual(Array(2).fill(body ? '{"a":1}' : ""));
  });

  it.each([
    ["in a header", { in: "header", name: "x-key" } as const, ({ headers }: ReceivedRequest) => headers["x-key"]],
    ["in the query", { in: "query", name: "key" } as const, ({ url }: ReceivedRequest) => url.split("=")[1]],
    ["in a cookie", { in: "cookie", name: "key" } as const, ({ headers }: ReceivedRequest) => headers.cookie?.slice(4)],
  ])("gets a fresh key %s", async (_name, place, keyOf) => {
    const { url, requests } = await startServer(refusing((request) => keyOf(request) === "fresh"));
    const { source } = issuer("old", "fresh");
    await makeTransport({ baseUrl: url, credentials: { token: apiKey(source, place) } }).call(
      makeRequest({ security }),
    );
    expect(requests.map(keyOf)).toEqual(["old", "fresh"]);
  });

  it("gets a fresh password", async () => {
    const { url, requests } = await startServer(({ headers }, response) => {
      response.writeHead(headers.authorization === `Basic ${btoa("me:fresh")}` ? 204 : 401).end();
    });
    const source = ({ refresh }: CredentialRequest) => ({ username: "me", password: refresh ? "fresh" : "old" });
    await makeTransport({ baseUrl: url, credentials: { token: basic(source) } }).call(makeRequest({ security }));
    expect(requests.length).toBe(2);
  });

  it("fails when the fresh token is refused as well, and the next call tries again", async () => {
    const { url, requests } = await startServer(accepting("nothing"));
    let count = 0;
    const credentials = { token: bearer(() => `t${(count += 1)}`) };
    const transport = makeTransport({ baseUrl: url, credentials });
    expect(await failureOf(transport, { security })).toMatchObject({ name: "UnauthorizedError", status: 401 });
    expect(requests.length).toBe(2);
    expect(await failureOf(transport, { security })).toMatchObject({ status: 401 });
    expect(sentTokens(requests)).toEqual(["Bearer t1", "Bearer t2", "Bearer t3", "Bearer t4"]);
  });

  it.each([
    ["the same token", "old"],
    ["an empty one", ""],
  ])("is not sent again where the function gives %s", async (_name, fresh) => {
    const { url, requests } = await startServer(accepting("nothing"));
    const { asked, source } = issuer("old", fresh);
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } });
    expect(await failureOf(transport, { security })).toMatchObject({ status: 401 });
    expect([asked, requests.length]).toEqual([[false, true], 1]);
  });

  it.each([
    ["a text, that nobody can renew", bearer("old"), () => "a"],
    ["for a body that is a stream", bearer(issuer("old", "fresh").source), () => new Blob(["a"]).stream()],
  ])("is not sent again: %s", async (_name, token, body) => {
    const { url, requests } = await startServer(accepting("fresh"));
    const transport = makeTransport({ baseUrl: url, credentials: { token } });
    const request = { method: "POST", security, contentType: "application/octet-stream", body: body() };
    expect(await failureOf(transport, request)).toMatchObject({ status: 401 });
    expect(requests.map((received) => received.body)).toEqual(["a"]);
  });

  it("fails as the function fails, which is asked again by the next call", async () => {
    const { url, requests } = await startServer(accepting("fresh"));
    const failure = new Error("the vault is closed");
    let isClosed = true;
    const source = ({ refresh }: CredentialRequest) => {
      if (refresh && isClosed) throw failure;
      return refresh ? "fresh" : "old";
    };
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } });
    await expect(transport.call(makeRequest({ security }))).rejects.toBe(failure);
    isClosed = false;
    expect(await transport.call(makeRequest({ security }))).toEqual({ ok: true });
    expect(sentTokens(requests)).toEqual(["Bearer old", "Bearer old", "Bearer fresh"]);
  });

  it("ends with its signal while a fresh token is fetched", async () => {
    const { url, requests } = await startServer(accepting("fresh"));
    const controller = new AbortController();
    const source = async ({ refresh }: CredentialRequest) => {
      if (refresh) controller.abort("enough");
      return refresh ? new Promise<string>(() => {}) : "old";
    };
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } });
    const error = await failureOf(transport, { security }, { signal: controller.signal });
    expect(error).toMatchObject({ name: "AbortedError", cause: "enough" });
    expect(requests.length).toBe(1);
  });

  it("asks for all that came from functions, and for those once only", async () => {
    const { url, requests } = await startServer(({ headers }, response) => {
      response.writeHead(headers["x-key"] === "k2" && headers.authorization === "Bearer t" ? 204 : 401).end();
    });
    const asked: string[] = [];
    const source =
      (name: string, old: string, fresh: string) =>
      ({ refresh }: CredentialRequest) => {
        asked.push(`${name} ${refresh}`);
        return refresh ? fresh : old;
      };
    const credentials = {
      token: bearer(source("token", "t", "t")),
      key: apiKey(source("key", "k1", "k2"), { in: "header", name: "x-key" }),
      user: apiKey("u", { in: "header", name: "x-user" }),
    };
    await makeTransport({ baseUrl: url, credentials }).call(makeRequest({ security: [["token", "key", "user"]] }));
    expect(asked).toEqual(["token false", "key false", "token true", "key true"]);
    expect(requests.map(({ headers }) => [headers["x-key"], headers["x-user"]])).toEqual([
      ["k1", "u"],
      ["k2", "u"],
    ]);
  });
});

describe("calls that are refused together", () => {
  it("share one refresh", async () => {
    const { url, requests } = await startServer(accepting("fresh"));
    const { asked, source } = issuer("old", "fresh", 20);
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } });
    const calls = Array.from({ length: 20 }, () => transport.call(makeRequest({ security })));
    await Promise.all(calls);
    expect(asked.filter(Boolean)).toEqual([true]);
    expect(requests.length).toBe(40);
  });

  it("share it also where one is refused when the refresh is over", async () => {
    let held: (() => void) | undefined;
    const answer = accepting("fresh");
    const { url } = await startServer((request, response) => {
      const reply = () => void (typeof answer === "function" && answer(request, response));
      if (request.url === "/slow" && held === undefined) held = reply;
      else reply();
    });
    const { asked, source } = issuer("old", "fresh");
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } });
    const slow = transport.call(makeRequest({ path: "/slow", security }));
    await vi.waitFor(() => expect(held).toBeDefined());
    await transport.call(makeRequest({ security }));
    held?.();
    expect(await slow).toEqual({ ok: true });
    expect(asked.filter(Boolean)).toEqual([true]);
  });

  it("make others wait that start meanwhile", async () => {
    const { url, requests } = await startServer(accepting("fresh"));
    let finish: (token: string) => void = () => {};
    let isRefreshing: () => void = () => {};
    const started = new Promise<void>((resolve) => (isRefreshing = resolve));
    const source = async ({ refresh }: CredentialRequest) => {
      if (!refresh) return "old";
      isRefreshing();
      return new Promise<string>((resolve) => (finish = resolve));
    };
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } });
    const first = transport.call(makeRequest({ path: "/first", security }));
    await started;
    const second = transport.call(makeRequest({ path: "/second", security }));
    finish("fresh");
    await Promise.all([first, second]);
    expect(requests.map((request) => request.url).sort()).toEqual(["/first", "/first", "/second"]);
  });

  it("all fail with what the refresh fails with, and none is left unhandled", async () => {
    const { url } = await startServer(accepting("fresh"));
    const failure = new Error("the vault is closed");
    const source = ({ refresh }: CredentialRequest) => (refresh ? Promise.reject(failure) : "old");
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(source) } });
    const calls = Array.from({ length: 5 }, () => transport.call(makeRequest({ security })));
    await Promise.all(calls.map(async (call) => expect(call).rejects.toBe(failure)));
  });
});

import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { apiKey, bearer } from "../../../templates/runtime/auth.ts";
import type { OperationRequest } from "../../../templates/runtime/operation-request.ts";
import type { CallOptions, TransportConfig } from "../../../templates/runtime/options.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

interface Sources {
  readonly config?: Partial<TransportConfig>;
  readonly request?: Partial<OperationRequest>;
  readonly options?: CallOptions;
}

async function headersSent({ config, request, options }: Sources) {
  const { url, requests } = await startServer();
  await makeTransport({ ...config, baseUrl: url }).call(makeRequest(request), options);
  return requests[0]?.headers ?? {};
}

const client = { config: { headers: { "X-A": "client" } } };
const parameter = { request: { headers: { "x-a": "parameter" } } };
const call = { options: { headers: { "x-A": "call" } } };
const credential = {
  config: { credentials: { key: apiKey("credential", { in: "header", name: "x-a" }) } },
  request: { security: [["key"]] },
};
const json = { method: "POST", body: {} } as const;

describe("of two headers of the same name", () => {
  it.each([
    ["the client's alone", client, "client"],
    ["a parameter, before the client's", { ...client, ...parameter }, "parameter"],
    ["the call's, before a parameter", { ...client, ...parameter, ...call }, "call"],
    [
      "a credential, before all others",
      { ...call, config: { ...client.config, ...credential.config }, request: credential.request },
      "credential",
    ],
    [
      "the client's, where the parameter is not given",
      { ...client, request: { headers: { "x-a": undefined } } },
      "client",
    ],
    [
      "the client's, where the call's is undefined",
      { ...client, options: { headers: { "x-a": undefined } } },
      "client",
    ],
    ["one of a `Headers`", { config: { headers: new Headers({ "x-a": "object" }) } }, "object"],
  ])("is sent %s", async (_name, sources, value) => {
    expect((await headersSent(sources))["x-a"]).toBe(value);
  });

  it("is sent the content type that the caller gives", async () => {
    const type = async (sources: Sources) => (await headersSent(sources))["content-type"];
    expect(await type({ request: json })).toBe("application/json");
    expect(await type({ request: { ...json, contentType: "application/merge-patch+json" } })).toBe(
      "application/merge-patch+json",
    );
    const headers = { "Content-Type": "application/json; charset=utf-8" };
    expect(await type({ request: json, options: { headers } })).toBe("application/json; charset=utf-8");
    expect(await type({ request: { method: "POST" } })).toBeUndefined();
  });
});

it("cookies of all sources stand together", async () => {
  const key = apiKey("k", { in: "cookie", name: "session" });
  const { cookie } = await headersSent({
    config: { credentials: { key }, headers: { cookie: "from=client" } },
    request: { security: [["key"]], cookies: { theme: "dark", lang: undefined } },
  });
  expect(cookie).toBe("from=client; theme=dark; session=k");
});

it.each([
  ["a Map", new Map([["x-a", "1"]])],
  ["pairs", [["x-a", "1"]]],
  // Those of a library, which the types of Node do not tell from the platform's.
  [
    "what is like Headers",
    {
      *[Symbol.iterator]() {
        yield ["x-a", "1"];
      },
    },
  ],
  ["nothing", null],
])("headers are sent that can be iterated over: %s", async (_name, headers) => {
  const sent = await headersSent({ options: { headers: headers as unknown as Headers } });
  expect(sent["x-a"]).toBe(headers === null ? undefined : "1");
});

it("a client's headers may change between two calls", async () => {
  const headers: Record<string, string> = { "x-a": "one" };
  const { url, requests } = await startServer();
  const transport = makeTransport({ baseUrl: url, headers });
  await transport.call(makeRequest());
  headers["x-a"] = "two";
  await transport.call(makeRequest());
  expect(requests.map((request) => request.headers["x-a"])).toEqual(["one", "two"]);
});

describe("a header that cannot be sent", () => {
  const secret = "s3cr3t";
  it.each([
    ["a parameter with CRLF", { request: { headers: { "x-a": `${secret}\r\nx-admin: true` } } }],
    ["an item with CRLF", { request: { headers: { "x-a": ["a", `${secret}\r\nx-admin: true`] } } }],
    ["a parameter with a newline", { request: { headers: { "x-a": `${secret}\nb` } } }],
    ["a parameter with NUL", { request: { headers: { "x-a": `${secret}\0b` } } }],
    ["a parameter beyond Latin-1", { request: { headers: { "x-a": `${secret}日` } } }],
    ["one of the client", { config: { headers: { "x-a": `${secret}\nb` } } }],
    ["one of the call", { options: { headers: { "x-a": `${secret}\nb` } } }],
  ])("is refused, and not shown: %s", async (_name, { config, request, options }: Sources) => {
    const { url, requests } = await startServer();
    const error = await failureOf(makeTransport({ ...config, baseUrl: url }), request, options);
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "x-a" });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret);
    expect(requests).toEqual([]);
  });
});

it("no failure holds a credential or the body of the request", async () => {
  const secrets = { token: "t0ken-s3cr3t", key: "k3y-s3cr3t", body: "b0dy-s3cr3t" };
  const credentials = {
    token: bearer(secrets.token),
    key: apiKey(secrets.key, { in: "query", name: "key" }),
  };
  const request = { method: "POST", security: [["token", "key"]], body: { secret: secrets.body } } as const;
  const servers = {
    ServerError: await startServer({ status: 500 }),
    InvalidResponseError: await startServer({ body: "no JSON" }),
    TimeoutError: await startServer(() => {}),
    ConnectionError: await startServer((_, response) => void response.destroy()),
  };
  for (const [name, { url }] of Object.entries(servers)) {
    const error = await failureOf(makeTransport({ baseUrl: url, credentials, timeout: 250 }), request);
    expect(error.name).toBe(name);
    for (const secret of Object.values(secrets)) {
      expect(inspect(error, { depth: 10, showHidden: true, getters: true })).not.toContain(secret);
    }
  }
});

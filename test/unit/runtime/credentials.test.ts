import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { apiKey, basic, bearer, type Credentials, http } from "../../../templates/runtime/auth.ts";
import { MissingCredentialError } from "../../../templates/runtime/errors.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { type ReceivedRequest, startServer } from "./start-server.ts";

/** The request that arrives. */
async function sentWith(
  credentials: Credentials,
  security: readonly (readonly string[])[],
  request: Partial<Parameters<typeof makeRequest>[0]> = {},
): Promise<ReceivedRequest> {
  const { url, requests } = await startServer();
  await makeTransport({ baseUrl: url, credentials }).call(makeRequest({ ...request, security }));
  const [received] = requests;
  if (!received) throw new Error("No request has arrived.");
  return received;
}

const header = (name: string) => ({ in: "header", name }) as const;
const email = apiKey("me@example.com", header("X-Auth-Email"));
const key = apiKey("k3y", header("X-Auth-Key"));
const noKey = apiKey(undefined, header("X-Auth-Key"), "NO_SUCH_KEY");
const token = bearer("t0ken");
const noToken = bearer(undefined, "NO_SUCH_TOKEN");

describe("a credential", () => {
  it.each([
    ["a bearer token", bearer("t0ken"), { authorization: "Bearer t0ken" }],
    ["what another scheme takes", http('a="b", c=d', "Digest"), { authorization: 'Digest a="b", c=d' }],
    ["a token that a function gives", bearer(() => "t0ken"), { authorization: "Bearer t0ken" }],
    ["a token that is fetched", bearer(async () => Promise.resolve("t0ken")), { authorization: "Bearer t0ken" }],
    ["a token with its scheme", bearer("Bearer t0ken"), { authorization: "Bearer t0ken" }],
    ["a token with its scheme in small letters", bearer(() => "bearer t0ken"), { authorization: "Bearer t0ken" }],
    ["a token that begins as its scheme does", bearer("bearert0ken"), { authorization: "Bearer bearert0ken" }],
    ["what another scheme takes, with it", http('digest a="b"', "Digest"), { authorization: 'Digest a="b"' }],
    ["a key in a header", key, { "x-auth-key": "k3y" }],
    ["a key in a cookie", apiKey("k3y", { in: "cookie", name: "session" }), { cookie: "session=k3y" }],
    // The example of RFC 7617, section 2, and that of its section 2.1 for UTF-8.
    [
      "a name with a password",
      basic({ username: "Aladdin", password: "open sesame" }),
      basicHeader("QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
    ],
    ["a password in UTF-8", basic({ username: "test", password: "123\u00A3" }), basicHeader("dGVzdDoxMjPCow==")],
    ["a key as a name", basic({ username: "k3y", password: "" }), basicHeader("azN5Og==")],
  ])("is sent: %s", async (_name, credential, headers) => {
    expect((await sentWith({ credential }, [["credential"]])).headers).toMatchObject(headers);
  });

  function basicHeader(text: string) {
    return { authorization: `Basic ${text}` };
  }

  it("stands in the query beside what is there", async () => {
    const inQuery = apiKey("a&b=c #?", { in: "query", name: "api key" });
    const { url } = await sentWith({ inQuery }, [["inQuery"]], { query: { page: 2 } });
    expect(url).toBe("/things?page=2&api%20key=a%26b%3Dc%20%23%3F");
  });

  it("stands in the cookies beside what is there", async () => {
    const inCookie = apiKey("k3y", { in: "cookie", name: "session" });
    const { headers } = await sentWith({ inCookie }, [["inCookie"]], { cookies: { theme: "dark" } });
    expect(headers.cookie).toBe("theme=dark; session=k3y");
  });

  it.each(["query", "header", "cookie"] as const)("takes the place of a parameter in a %s", async (place) => {
    const session = apiKey("k3y", { in: place, name: "session" });
    const given = { session: "given", theme: "dark" };
    const { url, headers } = await sentWith({ session }, [["session"]], {
      query: given,
      headers: given,
      cookies: given,
    });
    const sent = {
      query: url.split("?")[1]?.split("&"),
      header: [`theme=${String(headers["theme"])}`, `session=${String(headers["session"])}`],
      cookie: headers.cookie?.split("; "),
    };
    expect(sent[place]?.toSorted()).toEqual(["session=k3y", "theme=dark"]);
  });

  it("is asked for once in each call", async () => {
    const { url, requests } = await startServer();
    const tokens = ["first", "second", "third"];
    const credentials = { token: bearer(async () => Promise.resolve(tokens.shift() ?? "")), noKey };
    const transport = makeTransport({ baseUrl: url, credentials });
    await transport.call(makeRequest({ security: [["token"]] }));
    await transport.call(makeRequest({ security: [["token", "noKey"], ["token"]] }));
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer first", "Bearer second"]);
    expect(tokens).toEqual(["third"]);
  });

  it("fails as the function fails that is to give it", async () => {
    const server = await startServer();
    const failure = new Error("the vault is closed");
    const credentials = { token: bearer(() => Promise.reject(failure)) };
    const call = makeTransport({ baseUrl: server.url, credentials }).call(makeRequest({ security: [["token"]] }));
    await expect(call).rejects.toBe(failure);
    expect(server.requests).toEqual([]);
  });

  it("comes from its environment variable where the option is not given", async () => {
    vi.stubEnv("SOME_TOKEN", "fr0m-env");
    vi.stubEnv("SOME_USER", "Aladdin");
    vi.stubEnv("SOME_PASSWORD", "open sesame");
    const variables = { username: "SOME_USER", password: "SOME_PASSWORD" };
    const authorizationOf = async (credential: ReturnType<typeof bearer>) =>
      (await sentWith({ credential }, [["credential"]])).headers.authorization;
    expect(await authorizationOf(bearer(undefined, "SOME_TOKEN"))).toBe("Bearer fr0m-env");
    expect(await authorizationOf(bearer("given", "SOME_TOKEN"))).toBe("Bearer given");
    expect(await authorizationOf(basic(undefined, variables))).toBe("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    vi.unstubAllEnvs();
  });
});

describe("the alternatives of an operation", () => {
  const all = { email, key, token, noKey, noToken };
  const authOf = ({ headers }: ReceivedRequest) => [
    headers["x-auth-email"],
    headers["x-auth-key"],
    headers.authorization,
  ];

  it.each([
    ["the only one", [["token"]], [undefined, undefined, "Bearer t0ken"]],
    ["the first", [["email", "key"], ["token"]], ["me@example.com", "k3y", undefined]],
    ["the first that is complete", [["email", "noKey"], ["token"]], [undefined, undefined, "Bearer t0ken"]],
    ["all of one", [["email", "key", "token"]], ["me@example.com", "k3y", "Bearer t0ken"]],
    ["none where none is asked for", [], [undefined, undefined, undefined]],
    ["none where that is an alternative, and there is no other", [[], ["noToken"]], [undefined, undefined, undefined]],
    ["one where none would do, too", [[], ["token"]], [undefined, undefined, "Bearer t0ken"]],
    ["none of an incomplete one", [["email", "noKey"], []], [undefined, undefined, undefined]],
  ] as const)("send %s", async (_name, security, sent) => {
    expect(authOf(await sentWith(all, security))).toEqual(sent);
  });

  it.each([
    ["an option", [["noToken"]], "give the option `noToken` (or set NO_SUCH_TOKEN)"],
    [
      "several together",
      [["email", "noKey"], ["noToken"]],
      "give the option `email` and the option `noKey` (or set NO_SUCH_KEY), or the option `noToken` (or set NO_SUCH_TOKEN)",
    ],
    ["one that the client does not know", [["unknown"]], "give the option `unknown`"],
    ["one whose name every object has", [["constructor"]], "give the option `constructor`"],
  ])("are named where none is complete: %s", async (_name, security, hint) => {
    const { url, requests } = await startServer();
    const error = await failureOf(makeTransport({ baseUrl: url, credentials: all }), { security });
    expect(error).toBeInstanceOf(MissingCredentialError);
    expect(error.message).toBe(`GET /things: no credentials: ${hint}`);
    expect(requests).toEqual([]);
  });

  it.each([
    ["", bearer("")],
    ["but for its scheme", bearer("Bearer ")],
    ["", bearer(() => "")],
    ["no name", basic({ username: "", password: "x" })],
    ["half of the variables", basic(undefined, { username: "PATH", password: "NO_SUCH_PASSWORD" })],
  ])("are not complete with an empty credential %s", async (_name, credential) => {
    const { url, requests } = await startServer();
    const transport = makeTransport({ baseUrl: url, credentials: { credential } });
    expect(await failureOf(transport, { security: [["credential"]] })).toBeInstanceOf(MissingCredentialError);
    expect(requests).toEqual([]);
  });
});

describe("a credential that cannot be sent", () => {
  const secret = "s3cr3t";
  const inPlace = (place: "header" | "query" | "cookie", value: string) => apiKey(value, { in: place, name: "auth" });
  it.each([
    ["a token with a newline at its end", bearer(`${secret}\n`)],
    ["a token that would add a header", bearer(`${secret}\r\nx-admin: true`)],
    ["a token beyond Latin-1", bearer(`${secret}\u{1F511}`)],
    ["a key with NUL", inPlace("header", `${secret}\0`)],
    ["a key with a newline in the query", inPlace("query", `${secret}\n`)],
    ["a key with a lone surrogate in the query", inPlace("query", `${secret}\uD800`)],
    ["a key that would add a cookie", inPlace("cookie", `${secret}; admin=true`)],
    ["a name with a colon", basic({ username: `${secret}:`, password: secret })],
    ["a password with a newline", basic({ username: "me", password: `${secret}\n` })],
  ])("is refused without being shown: %s", async (_name, auth) => {
    const { url, requests } = await startServer();
    const error = await failureOf(makeTransport({ baseUrl: url, credentials: { auth } }), { security: [["auth"]] });
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "auth" });
    expect(error.message).toMatch(/^GET \/things: `auth` /);
    for (const shown of [error.message, String(error.stack), inspect(error, { depth: 10, showHidden: true })]) {
      expect(shown).not.toContain(secret);
    }
    expect(requests).toEqual([]);
  });
});

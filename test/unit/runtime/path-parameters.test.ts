import { describe, expect, it } from "vitest";
import { styled } from "../../../templates/runtime/styled.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

const path = "/users/{user_id}/files";

describe("a path parameter", () => {
  it.each([
    ["a plain one", "97440c6a-140b", "/users/97440c6a-140b/files"],
    ["a number", 7, "/users/7/files"],
    ["a big one", 2n ** 64n, "/users/18446744073709551616/files"],
    ["false", false, "/users/false/files"],
    ["a date", new Date(0), "/users/1970-01-01T00%3A00%3A00.000Z/files"],
    ["a slash", "a/b", "/users/a%2Fb/files"],
    ["a backslash", "a\\..\\b", "/users/a%5C..%5Cb/files"],
    ["a way up", "../x", "/users/..%2Fx/files"],
    ["a way up that is encoded already", "%2e%2e", "/users/%252e%252e/files"],
    ["a way up and down", "..%2f..%2fadmin", "/users/..%252f..%252fadmin/files"],
    ["three dots", "...", "/users/.../files"],
    ["a query and a fragment", "?q#f", "/users/%3Fq%23f/files"],
    ["a matrix parameter", ";a=1", "/users/%3Ba%3D1/files"],
    ["another host", "//evil.example", "/users/%2F%2Fevil.example/files"],
    ["what a replacement takes for a group", "$&$1$`", "/users/%24%26%241%24%60/files"],
    ["another parameter's braces", "{user_id}", "/users/%7Buser_id%7D/files"],
    ["a space", " ", "/users/%20/files"],
    ["a new line", "a\r\nb", "/users/a%0D%0Ab/files"],
    ["a tab, which a URL would lose", "\t..", "/users/%09../files"],
    ["Unicode", "ü日🔑", "/users/%C3%BC%E6%97%A5%F0%9F%94%91/files"],
    ["an array", ["a,b", "c"], "/users/a%2Cb,c/files"],
  ])("stays in its segment: %s", async (_name, user_id, url) => {
    const server = await startServer();
    await makeTransport({ baseUrl: server.url }).call(makeRequest({ path, pathParams: { user_id } }));
    expect(server.requests.map((request) => request.url)).toEqual([url]);
  });

  it.each([
    ["two dots", ".."],
    ["a dot", "."],
    ["nothing", ""],
    ["undefined", undefined],
    ["null", null],
    ["an empty array", []],
    ["an array of an empty text", [""]],
    ["an empty object", {}],
    ["a lone surrogate", "\uD800"],
    ["an array within an array", [["a"]]],
    ["a symbol", Symbol("a")],
    ["an invalid date", new Date(Number.NaN)],
    ["a label that makes two dots", styled(".", { style: "label", explode: false })],
  ])("is refused before anything is sent: %s", async (_name, user_id) => {
    const server = await startServer();
    const error = await failureOf(makeTransport({ baseUrl: server.url }), { path, pathParams: { user_id } });
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "user_id" });
    expect(error.message).toMatch(/^GET \/users\/\{user_id\}\/files: `user_id` /);
    expect(server.requests).toEqual([]);
  });

  it("that is not given is refused, whatever every object has", async () => {
    const transport = makeTransport({ baseUrl: "http://127.0.0.1:1" });
    const failure = (name: string) => failureOf(transport, { path: `/users/{${name}}` });
    for (const argument of ["constructor", "__proto__"]) {
      const message = `GET /users/{${argument}}: \`${argument}\` must not be empty`;
      expect(await failure(argument)).toMatchObject({ argument, message });
    }
  });

  it.each([
    ["two of them", "/{a}.{b}", { a: "x", b: "." }, "/x.."],
    ["three, with text between them", "/v{a}-{b}/{c}", { a: "1", b: "2/", c: "3" }, "/v1-2%2F/3"],
    ["the same one twice", "/{a}/{a}", { a: "x" }, "/x/x"],
    ["a name with a slash", "/{a/b}/c", { "a/b": "x/y" }, "/x%2Fy/c"],
    ["text that has dots itself", "/..{a}", { a: "x" }, "/..x"],
    ["a value that one does not print", "/{a}", { a: "x", b: "y" }, "/x"],
  ])("fills its place in a template: %s", async (_name, template, pathParams, url) => {
    const server = await startServer();
    await makeTransport({ baseUrl: server.url }).call(makeRequest({ path: template, pathParams }));
    expect(server.requests[0]?.url).toBe(url);
  });

  it.each([
    ["two that are a dot each", "/{a}{b}", { a: ".", b: "." }],
    ["one beside a dot", "/.{a}/x", { a: "." }],
    ["one beside an encoded dot", "/%2e{a}", { a: "." }],
  ])("that makes its segment vanish is refused: %s", async (_name, template, pathParams) => {
    const error = await failureOf(makeTransport({ baseUrl: "http://127.0.0.1:1" }), { path: template, pathParams });
    expect(error).toMatchObject({ name: "InvalidArgumentError", message: expect.stringContaining("`.` or `..`") });
  });
});

describe("the base URL", () => {
  it.each([
    ["an origin", "", "/things"],
    ["a slash at its end", "/", "/things"],
    ["a path", "/client/v4", "/client/v4/things"],
    ["a path with a slash at its end", "/client/v4/", "/client/v4/things"],
  ])("has %s", async (_name, basePath, url) => {
    const server = await startServer();
    await makeTransport({ baseUrl: server.url + basePath }).call(makeRequest());
    expect(server.requests[0]?.url).toBe(url);
  });

  it.each([
    ["missing", undefined],
    ["empty", ""],
    ["relative", "/api"],
    ["no URL", "http://"],
    ["without a scheme", "localhost:3000"],
    ["with a password", "http://me:s3cr3t@127.0.0.1:1"],
    ["with a query", "http://127.0.0.1:1/?key=s3cr3t"],
    ["with a fragment", "http://127.0.0.1:1/#s3cr3t"],
  ])("is refused where it is %s", async (_name, baseUrl) => {
    const error = await failureOf(makeTransport({ baseUrl }));
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "baseUrl" });
    expect(error.message).not.toContain("s3cr3t");
    expect(error.message).toContain("`baseUrl` must be a URL: just `https://host/path`");
  });
});

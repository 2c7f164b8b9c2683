import { describe, expect, it, onTestFinished } from "vitest";
import { importClient } from "../../import-client.ts";
import { startServer } from "../runtime/start-server.ts";

interface Options {
  readonly baseUrl?: string;
  readonly serverVariables?: { readonly version?: string };
}

type Method = () => Promise<void>;

interface GeneratedClient {
  readonly createServers: (options?: Options) => { readonly files: { readonly read: Method; readonly upload: Method } };
}

/** The client of a document with two operations, of which `upload` has a server of its own, as a module. */
async function clientOf(documentServers: object[], uploadServers: object[]): Promise<GeneratedClient> {
  const responses = { 204: { description: "ok" } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Servers", version: "1" },
    servers: documentServers,
    paths: {
      "/files": {
        get: { operationId: "read", tags: ["files"], responses },
        post: { operationId: "upload", tags: ["files"], servers: uploadServers, responses },
      },
    },
  };
  const { client, remove } = await importClient<GeneratedClient>("servers", document);
  onTestFinished(remove);
  return client;
}

describe("an operation with a server of its own", () => {
  it("sends to that server, and the others to the document's", async () => {
    const [usual, own] = [await startServer({ status: 204 }), await startServer({ status: 204 })];
    const { createServers } = await clientOf([{ url: `${usual.url}/v1` }], [{ url: `${own.url}/v2/` }]);
    const { files } = createServers();
    await files.read();
    await files.upload();
    expect(usual.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /v1/files"]);
    expect(own.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["POST /v2/files"]);
  });

  it("sends to a `baseUrl` that the caller gives", async () => {
    const [usual, own] = [await startServer({ status: 204 }), await startServer({ status: 204 })];
    const { createServers } = await clientOf([{ url: "https://usual.example.com" }], [{ url: own.url }]);
    const { files } = createServers({ baseUrl: usual.url });
    await files.read();
    await files.upload();
    expect(usual.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
    expect(own.requests).toEqual([]);
  });

  it("needs no `baseUrl` where the document has no server", async () => {
    const own = await startServer({ status: 204 });
    const { createServers } = await clientOf([], [{ url: own.url }]);
    const { files } = createServers();
    await files.upload();
    expect(own.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["POST /files"]);
    await expect(files.read()).rejects.toThrow("baseUrl");
  });

  it("fills in the variables of its URL", async () => {
    const own = await startServer({ status: 204 });
    const url = `${own.url}/{version}`;
    const { createServers } = await clientOf([], [{ url, variables: { version: { default: "v1" } } }]);
    await createServers().files.upload();
    await createServers({ serverVariables: { version: "v2" } }).files.upload();
    expect(own.requests.map((request) => request.url)).toEqual(["/v1/files", "/v2/files"]);
  });
});

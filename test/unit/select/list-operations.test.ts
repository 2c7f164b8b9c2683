import { expect, it } from "vitest";
import { listOperations } from "../../../generator/select/list-operations.ts";
import { documentOf } from "./document-of.ts";

it("lists the operations in the order of their paths and methods", () => {
  const put = { operationId: "p", tags: ["t", 1], summary: "s", deprecated: true };
  const document = documentOf({
    paths: {
      "/b": { $ref: "#/paths/~1a" },
      "/a": {
        put,
        get: {},
        parameters: [],
        "x-get": {},
        head: null,
      },
      "x-c": { get: {} },
      "/broken": { $ref: "#/nowhere" },
    },
  });
  const bare = { source: {}, operationId: undefined, tags: [], summary: undefined, deprecated: false };
  const full = { source: put, operationId: "p", tags: ["t"], summary: "s", deprecated: true };
  expect(listOperations(document)).toEqual([
    { path: "/a", method: "get", pointer: "/paths/~1a/get", ...bare },
    { path: "/a", method: "put", pointer: "/paths/~1a/put", ...full },
    { path: "/b", method: "get", pointer: "/paths/~1b/get", ...bare },
    { path: "/b", method: "put", pointer: "/paths/~1b/put", ...full },
  ]);
});

it("lists the operations that 3.2 has more", () => {
  const document = documentOf({
    paths: {
      "/a": {
        query: { operationId: "q" },
        additionalOperations: { COPY: { operationId: "c" }, "NOT A METHOD": {}, LINK: null },
        get: {},
        COPY: {},
      },
    },
  });
  expect(listOperations(document).map(({ method, pointer }) => [method, pointer])).toEqual([
    ["COPY", "/paths/~1a/additionalOperations/COPY"],
    ["get", "/paths/~1a/get"],
    ["query", "/paths/~1a/query"],
  ]);
});

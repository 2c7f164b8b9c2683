import { describe, expect, it } from "vitest";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { apiOf } from "./api-of.ts";

const integer = { type: "integer" };
const text = { type: "string" };

describe("the name of a pager", () => {
  const page = { name: "page", in: "query", schema: integer };
  const size = { name: "limit", in: "query", schema: integer };
  const list = (operationId: string) => ({
    get: {
      operationId,
      tags: ["zones"],
      parameters: [page, size],
      responses: {
        200: { description: "", content: { "application/json": { schema: { type: "array", items: text } } } },
      },
    },
  });

  it.each([
    ["comes after that of its operation", ["list"], [], ["listAll"]],
    ["does not say all twice", ["listAll"], [], ["listAllItems"]],
    ["is not that of an operation", ["list", "listAll"], [], ["listAll2", "listAllItems"]],
    ["is not that of an operation that is not selected", ["list", "listAll"], ["operation:list"], ["listAll2"]],
    ["is one that a function can have", ["export"], [], ["exportAll"]],
  ])("%s", (_name, ids, routes, want) => {
    const paths = Object.fromEntries(ids.map((id) => [`/${id}`, list(id)]));
    const { api } = apiOf({ paths }, {}, routes);
    const names = placedOperations(api).map(({ operation }) => operation.pagination?.localName);
    expect(names).toEqual(want);
  });
});

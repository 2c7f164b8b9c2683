import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { apiOf } from "./api-of.ts";

function methodsOf(paths: JsonObject, names: Readonly<Record<string, string>> = {}): string[] {
  const { api } = apiOf({ paths }, { names });
  return placedOperations(api).map(({ resource, operation }) =>
    [...resource.path, `${operation.localName}:${operation.functionName}:${operation.typeName}`].join("."),
  );
}

const at = (operation: JsonObject): JsonObject => ({ "/users/{id}/keys": { get: { responses: {}, ...operation } } });

describe("an operation is called by", () => {
  it.each<[string, { given: JsonObject; want: string }]>([
    [
      "its tag and its id",
      { given: at({ tags: ["User Keys"], operationId: "list_keys" }), want: "userKeys.listKeys:listKeys:ListKeys" },
    ],
    [
      "the first segment of its path without a tag",
      { given: at({ operationId: "listKeys" }), want: "users.listKeys:listKeys:ListKeys" },
    ],
    [
      "its method and path without an id",
      { given: at({ tags: ["keys"] }), want: "keys.getUsersIdKeys:getUsersIdKeys:GetUsersIdKeys" },
    ],
    [
      "a safe function where its name is reserved",
      { given: at({ operationId: "delete" }), want: "users.delete:delete_:DeleteUsers" },
    ],
    [
      "a safe resource where a tag is reserved",
      { given: at({ tags: ["import"], operationId: "a" }), want: "import_.a:a:AImport" },
    ],
    [
      "a resource that is not a member of every client",
      { given: at({ tags: ["transport"], operationId: "a" }), want: "transport_.a:a:ATransport" },
    ],
    [
      "something where nothing can be read",
      {
        given: { "/{id}": { get: { tags: ["!"], operationId: "?", responses: {} } } },
        want: "root.call:call:CallRoot",
      },
    ],
  ])("%s", (_name, { given, want }) => {
    expect(methodsOf(given)).toEqual([want]);
  });

  it.each([
    ["a method of several words", { given: "keys.listAll", want: ["keys.listAll:listAll:ListAll"] }],
    ["resources and a method", { given: "accounts.keys.list", want: ["accounts.keys.list:list:ListKeys"] }],
    ["a method alone", { given: "all", want: ["users.all:all:AllUsers"] }],
  ])("what the config gives: %s", (_name, { given, want }) => {
    expect(methodsOf(at({ operationId: "listKeys" }), { listKeys: given })).toEqual(want);
  });

  it("types that keep their names when another route is selected", () => {
    const pets = { "/pets": { get: { operationId: "getPets", responses: {} } } };
    const owners = { "/owners": { get: { operationId: "getOwners", responses: {} } } };
    const names = { getPets: "pets.list", getOwners: "owners.list" };
    expect(methodsOf(pets, { getPets: "pets.list" })).toEqual(["pets.list:list:ListPets"]);
    expect(methodsOf({ ...pets, ...owners }, names)).toEqual([
      "owners.list:list:ListOwners",
      "pets.list:list:ListPets",
    ]);
  });

  it("a number where another is called so, in the order of the paths whatever that of the document", () => {
    const get = (operationId: string): JsonObject => ({ get: { tags: ["a"], operationId, responses: {} } });
    const { api } = apiOf({ paths: { "/b": get("list-all"), "/c": get("listAll"), "/a": get("listAll") } });
    expect(placedOperations(api).map(({ operation }) => [operation.path, operation.localName])).toEqual([
      ["/a", "listAll"],
      ["/b", "listAll2"],
      ["/c", "listAll3"],
    ]);
  });
});

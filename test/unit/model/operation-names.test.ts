import { describe, expect, it } from "vitest";
import type { ClientConfig } from "../../../generator/config/target-config.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { apiOf } from "./api-of.ts";

function methodsOf(
  paths: JsonObject,
  names: Readonly<Record<string, string>> | Pick<ClientConfig, "resources"> = {},
  routes: readonly string[] = [],
): string[] {
  const { api } = apiOf({ paths }, "resources" in names ? names : { names }, routes);
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
      "a resource that is a word of the language, as its tag is",
      { given: at({ tags: ["import"], operationId: "a" }), want: "import.a:a:AImport" },
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

  it.each<[string, Record<string, string>, string]>([
    ["a rule", { "list*": "accounts.*.list" }, "accounts.keys.list:list:ListKeys"],
    ["the name before the rule", { "*": "other.*", listKeys: "keys.all" }, "keys.all:all:AllKeys"],
    ["its route", { "GET /users/{id}/keys": "keys.all" }, "keys.all:all:AllKeys"],
  ])("what the config gives by %s", (_name, names, want) => {
    expect(methodsOf(at({ operationId: "listKeys" }), names)).toEqual([want]);
  });

  it.each<[string, JsonObject, Record<string, string>, string]>([
    ["of a tag", { tags: ["User Keys"] }, { "User Keys": "users.keys" }, "users.keys.listKeys:listKeys:ListKeys"],
    ["of tags", { tags: ["User - Keys"] }, { "User - *": "users.*" }, "users.keys.listKeys:listKeys:ListKeys"],
    ["of a path", {}, { users: "people" }, "people.listKeys:listKeys:ListKeys"],
  ])("the resource that the config gives to the operations %s", (_name, operation, resources, want) => {
    expect(methodsOf(at({ operationId: "listKeys", ...operation }), { resources })).toEqual([want]);
  });

  it.each([
    ["/api/v1/users/{id}", "users"],
    ["/rest/V2.1/users", "users"],
    ["/v1beta/users", "users"],
    ["/api/v3", "api"],
    ["/{tenant}/api/users", "users"],
  ])("of the path %s, the resource %s", (path, want) => {
    expect(methodsOf({ [path]: { get: { operationId: "a", responses: {} } } })[0]).toMatch(new RegExp(`^${want}\\.a:`));
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

  it("a word of the language that a rule leaves of its id", () => {
    const removal = at({ operationId: "users/delete" });
    expect(methodsOf(removal, { "users/*": "users.*" })).toEqual(["users.delete:delete_:DeleteUsers"]);
  });

  it("its route too where another of its resource has the same id", () => {
    const get = (operationId: string): JsonObject => ({ get: { tags: ["a"], operationId, responses: {} } });
    const { api } = apiOf({ paths: { "/b": get("list-all"), "/c": get("listAll"), "/a/{id}": get("listAll") } });
    expect(placedOperations(api).map(({ operation }) => [operation.path, operation.localName])).toEqual([
      ["/a/{id}", "listAllGetAId"],
      ["/b", "listAllGetB"],
      ["/c", "listAllGetC"],
    ]);
  });

  it("its types' resource too where another resource has the same id", () => {
    const get = (tag: string): JsonObject => ({ get: { tags: [tag], operationId: "listAll", responses: {} } });
    expect(methodsOf({ "/a": get("cats"), "/b": get("dogs") })).toEqual([
      "cats.listAll:listAll:ListAllCats",
      "dogs.listAll:listAll:ListAllDogs",
    ]);
  });

  it("nothing that a disk keeps for devices", () => {
    const { api } = apiOf({ paths: { "/con": { get: { operationId: "a", responses: {} } } } });
    expect(api.resources.map(({ localName, modulePath }) => [localName, modulePath])).toEqual([
      ["con", "con-resource"],
    ]);
  });

  it("the same whichever operations of the document are selected", () => {
    const get = (tag: string, operationId: string): JsonObject => ({
      get: { tags: [tag], operationId, responses: {} },
    });
    const paths = { "/a": get("cats", "listAll"), "/b": get("dogs", "listAll"), "/c": get("dogs", "list-all") };
    const all = methodsOf(paths);
    for (const path of Object.keys(paths)) {
      const [only = ""] = methodsOf(paths, {}, [path]);
      expect(all).toContain(only);
    }
  });
});

import { describe, expect, it } from "vitest";
import { camelCase, kebabCase, pascalCase, words } from "../../../generator/model/names/words.ts";

describe("a name in", () => {
  it.each([
    ["user", { words: ["user"], pascal: "User", camel: "user", kebab: "user" }],
    [
      "list_all-users",
      { words: ["list", "all", "users"], pascal: "ListAllUsers", camel: "listAllUsers", kebab: "list-all-users" },
    ],
    [
      "listAllUsers",
      { words: ["list", "All", "Users"], pascal: "ListAllUsers", camel: "listAllUsers", kebab: "list-all-users" },
    ],
    [
      "HTTPServer_v2-list",
      {
        words: ["HTTP", "Server", "v2", "list"],
        pascal: "HTTPServerV2List",
        camel: "httpServerV2List",
        kebab: "http-server-v2-list",
      },
    ],
    ["DNSRecord", { words: ["DNS", "Record"], pascal: "DNSRecord", camel: "dnsRecord", kebab: "dns-record" }],
    [
      "SCREAMING_SNAKE",
      { words: ["screaming", "snake"], pascal: "ScreamingSnake", camel: "screamingSnake", kebab: "screaming-snake" },
    ],
    ["VPCs", { words: ["VPCs"], pascal: "VPCs", camel: "vpcs", kebab: "vpcs" }],
    [
      "listAPIsAndDNSs2",
      {
        words: ["list", "APIs", "And", "DNSs2"],
        pascal: "ListAPIsAndDNSs2",
        camel: "listAPIsAndDNSs2",
        kebab: "list-apis-and-dnss2",
      },
    ],
    ["ÄÖs été", { words: ["ÄÖs", "été"], pascal: "ÄÖsÉté", camel: "äösÉté", kebab: "äös-été" }],
    ["APIserver", { words: ["AP", "Iserver"], pascal: "APIserver", camel: "apIserver", kebab: "ap-iserver" }],
    [
      "User's 'own' things",
      {
        words: ["Users", "own", "things"],
        pascal: "UsersOwnThings",
        camel: "usersOwnThings",
        kebab: "users-own-things",
      },
    ],
    [
      "L\u2019été don\u2019t",
      { words: ["L", "été", "dont"], pascal: "LÉtéDont", camel: "lÉtéDont", kebab: "l-été-dont" },
    ],
    ["ID", { words: ["ID"], pascal: "ID", camel: "id", kebab: "id" }],
    ["oauth2Token", { words: ["oauth2", "Token"], pascal: "Oauth2Token", camel: "oauth2Token", kebab: "oauth2-token" }],
    [
      "get /users/{id}",
      { words: ["get", "users", "id"], pascal: "GetUsersId", camel: "getUsersId", kebab: "get-users-id" },
    ],
    [
      "größe_Ändern",
      { words: ["größe", "Ändern"], pascal: "GrößeÄndern", camel: "größeÄndern", kebab: "größe-ändern" },
    ],
    ["日本 語", { words: ["日本", "語"], pascal: "日本語", camel: "日本語", kebab: "日本-語" }],
    ["IoE² b\u2e2fc", { words: ["Io", "E", "b", "c"], pascal: "IoEBC", camel: "ioEBC", kebab: "io-e-b-c" }],
    ["cafe\u0301", { words: ["café"], pascal: "Café", camel: "café", kebab: "café" }],
    ["हिन्दी", { words: ["हिन्दी"], pascal: "हिन्दी", camel: "हिन्दी", kebab: "हिन्दी" }],
    ["123", { words: ["123"], pascal: "123", camel: "123", kebab: "123" }],
    ["__proto__", { words: ["proto"], pascal: "Proto", camel: "proto", kebab: "proto" }],
    ["!*/ \u202e", { words: [], pascal: "", camel: "", kebab: "" }],
    ["", { words: [], pascal: "", camel: "", kebab: "" }],
  ])("%j", (name, want) => {
    expect({
      words: words(name),
      pascal: pascalCase(name),
      camel: camelCase(name),
      kebab: kebabCase(name),
    }).toEqual(want);
  });

  it("of any length is read in time that grows no faster than it", () => {
    expect(words("aB1".repeat(50_000))).toHaveLength(100_000);
    expect(words("A".repeat(200_000))).toHaveLength(1);
    expect(words(`${"'".repeat(200_000)}a`)).toEqual(["a"]);
  });
});

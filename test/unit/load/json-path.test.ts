import { describe, expect, it } from "vitest";
import { queryPaths } from "../../../generator/load/overlay/json-path.ts";

const root = { a: { id: "a".repeat(200) }, b: Array.from({ length: 300 }, (_, index) => ({ index })) };

describe("a query", () => {
  it.each([
    ["with a pattern that has no end", "$..[?match(@.id, '(a+)+b')]"],
    ["that compares all with all", "$..[?count($..[?count($..*) > 1]) > 1]"],
  ])("%s is given up", async (_, query) => {
    expect(await queryPaths(root, query, 0.1)).toEqual({ kind: "slow" });
  });

  it("that is nested too deeply is none", async () => {
    const query = `$[?${"(".repeat(20_000)}@.a${")".repeat(20_000)}]`;
    expect(await queryPaths(root, query)).toMatchObject({ kind: "invalid", message: "it is nested too deeply" });
  });

  it("finds every place once", async () => {
    expect(await queryPaths(root, "$..id")).toEqual({ kind: "nodes", paths: [["a", "id"]] });
  });
});

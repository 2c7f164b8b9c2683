import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { configJsonSchema } from "../../../scripts/config-json-schema.ts";

/** A config with one target, and what is to be tried in it. */
function withTarget(target: object): unknown {
  return { targets: { api: { spec: "api.json", ...target } } };
}

describe("routesmith.schema.json", () => {
  const committed = readFileSync(new URL("../../../routesmith.schema.json", import.meta.url), "utf8");

  it("is what the config's form gives", () => {
    expect(committed).toBe(configJsonSchema());
  });

  it("accepts what a config may be, and rejects an unknown key", () => {
    const validate = new Ajv.default({ strict: false }).compile(JSON.parse(committed));
    expect(validate(withTarget({ emit: ["types"], client: { auth: { a: "TOKEN" } } }))).toBe(true);
    expect(validate(withTarget({ clinet: {} }))).toBe(false);
  });
});

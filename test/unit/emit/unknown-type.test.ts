import { expect, it } from "vitest";
import { generate } from "../../../generator/index.ts";
import { ownFolderOnly } from "../../../generator/config/target-config.ts";
import { defaultClient } from "../../default-target.ts";

it("says where a type is too long to be said once more", async () => {
  const values = Array.from({ length: 5000 }, (_, index) => `value-${index}`);
  const A = { type: "object", properties: { e: { enum: values } }, additionalProperties: { type: "string" } };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/A" } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: { 200: { description: "ok", content } } } } },
    components: { schemas: { A } },
  };
  const target = {
    name: "long",
    spec: "-",
    overlays: [],
    references: ownFolderOnly,
    allowLarge: false,
    routes: [],
    output: "generated/long",
    emit: ["types"],
    client: defaultClient,
    templates: undefined,
  } as const;
  const { diagnostics } = await generate(target, { stdin: async () => Buffer.from(JSON.stringify(document)) });
  const pointer = "/components/schemas/A/additionalProperties";
  expect(diagnostics).toMatchObject([{ code: "emit/unknown-type", severity: "warning", location: { pointer } }]);
});

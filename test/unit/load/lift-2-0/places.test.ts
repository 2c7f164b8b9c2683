import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import { appendPointer } from "../../../../generator/kernel/json-pointer.ts";
import { liftFrom20 } from "../../../../generator/load/lift/lift-2-0/lift-2-0.ts";
import { at, body, place, text } from "./lifting.ts";

const deep: JsonObject = {
  swagger: "2.0",
  parameters: { B: body, Q: { name: "q", in: "query", type: "string" } },
  definitions: { "B%": { properties: { a: text } }, B: {} },
  responses: { R: { schema: text } },
  paths: {
    "/a": {
      post: {
        parameters: [
          { name: "b", in: "body", schema: { properties: { x: text } } },
          { name: "q", in: "query", type: "string" },
        ],
        responses: { "200": { schema: { items: text }, headers: { H: { type: "string" } } } },
      },
      put: { parameters: [{ name: "f", in: "formData", type: "string" }] },
    },
  },
  "x-hidden": { H: { type: "file", properties: { a: { $ref: "#/definitions/B" } } } },
};

describe("lift from 2.0: places", () => {
  it.each([
    ["/components/schemas/B/type", "/definitions/B/type"],
    ["/components/parameters/Q", "/parameters/Q"],
    ["/components/parameters/Q/schema/type", "/parameters/Q/type"],
    ["/components/requestBodies/B/content/application~1json/schema", "/parameters/B/schema"],
    ["/components/responses/R/content/application~1json/schema", "/responses/R/schema"],
    [`${place}/requestBody`, `${place}/parameters/0`],
    [`${place}/requestBody/content/application~1json/schema/properties/x`, `${place}/parameters/0/schema/properties/x`],
    [`${place}/parameters/0/schema/type`, `${place}/parameters/1/type`],
    [`${place}/responses/200/content/application~1json/schema/items`, `${place}/responses/200/schema/items`],
    [`${place}/responses/200/headers/H/schema/type`, `${place}/responses/200/headers/H/type`],
    [
      "/paths/~1a/put/requestBody/content/application~1x-www-form-urlencoded/schema/properties/f/type",
      "/paths/~1a/put/parameters/0/type",
    ],
    ["/info/title", "/info/title"],
  ])("knows that %s was at %s", (target, source) => {
    expect(liftFrom20(deep).sourceOf(target)).toBe(source);
  });

  it.each([
    ["#/parameters/B/schema", "#/components/requestBodies/B/content/application~1json/schema"],
    ["#/responses/R/schema", "#/components/responses/R/content/application~1json/schema"],
    ["#/definitions/B%25/properties/a", "#/components/schemas/B%25/properties/a"],
    [
      "#/paths/~1a/post/parameters/0/schema/properties/x",
      "#/paths/~1a/post/requestBody/content/application~1json/schema/properties/x",
    ],
    [
      "#/paths/%7E1a/post/responses/200/schema/items",
      "#/paths/~1a/post/responses/200/content/application~1json/schema/items",
    ],
    ["#/paths/~1a/post", "#/paths/~1a/post"],
    ["#/nowhere", "#/nowhere"],
    ["other.json#/definitions/B", "other.json#/definitions/B"],
  ])("writes the reference %s as %s", (reference, want) => {
    const definitions = { ...(deep["definitions"] as JsonObject), S: { $ref: reference } };
    expect(at(liftFrom20({ ...deep, definitions }).root, "/components/schemas/S/$ref")).toBe(want);
  });

  it("refers to a parameter by its new place in the list", () => {
    const parameters = [{ $ref: `#${appendPointer(place, "parameters", 1)}` }];
    const { root } = liftFrom20({
      ...deep,
      paths: { ...(deep["paths"] as JsonObject), "/b": { get: { parameters } } },
    });
    expect(at(root, "/paths/~1b/get/parameters/0")).toEqual({ $ref: `#${place}/parameters/0` });
  });

  it("lifts what a reference takes for a schema, wherever it is", () => {
    const definitions = { ...(deep["definitions"] as JsonObject), S: { $ref: "#/x-hidden/H" } };
    expect(at(liftFrom20({ ...deep, definitions }).root, "/x-hidden/H")).toEqual({
      type: "string",
      format: "binary",
      properties: { a: { $ref: "#/components/schemas/B" } },
    });
  });

  it("leaves what has the wrong form to the stages that report it", () => {
    const broken = { get: 1, post: { parameters: { a: 1 }, responses: [1] }, parameters: "p" };
    const { root } = liftFrom20({ swagger: "2.0", paths: { "/a": broken, "/b": 1 }, parameters: { P: 1 } });
    expect(root["paths"]).toEqual({ "/a": broken, "/b": 1 });
    expect(at(root, "/components/parameters")).toEqual({ P: 1 });
  });
});

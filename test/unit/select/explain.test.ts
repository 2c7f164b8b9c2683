import { describe, expect, it } from "vitest";
import { invariant } from "../../../generator/kernel/invariant.ts";
import { explain, type ExplanationStep, partNames } from "../../../generator/select/explain.ts";
import { operationWith, selectFrom } from "./document-of.ts";

const { slice } = selectFrom({
  security: [{ key: [] }],
  paths: {
    "/a": { post: operationWith({ $ref: "#/components/schemas/A" }) },
    "/b": { get: { responses: { 200: { $ref: "#/components/responses/R" } } } },
  },
  components: {
    schemas: { A: { properties: { b: { $ref: "#/components/schemas/B~1" } } }, "B/": {} },
    responses: { R: { description: "", content: { "a/b": { schema: { $ref: "#/components/schemas/A" } } } } },
    securitySchemes: { key: { type: "http", scheme: "basic" } },
  },
});
invariant(slice !== undefined, "the document is sound");

const operation = { part: "/paths/~1a/post" };
const a = {
  part: "/components/schemas/A",
  place: "/paths/~1a/post/requestBody/content/application~1json/schema/$ref",
};
const b = { part: "/components/schemas/B~1", place: "/components/schemas/A/properties/b/$ref" };

describe("explain", () => {
  it.each<[string, { given: string; want: ExplanationStep[] | undefined }]>([
    ["a component", { given: "B/", want: [operation, a, b] }],
    ["a pointer", { given: "/components/schemas/A", want: [operation, a] }],
    ["a reference", { given: "#/components/schemas/B~1", want: [operation, a, b] }],
    ["a place within a part", { given: "/components/schemas/A/properties/b", want: [operation, a] }],
    ["an operation", { given: "/paths/~1a/post", want: [operation] }],
    ["a method and path", { given: "post /a", want: [operation] }],
    [
      "a security scheme",
      { given: "key", want: [operation, { part: "/components/securitySchemes/key", place: "/security/0/key" }] },
    ],
    ["a name that is not in the slice", { given: "Nobody", want: undefined }],
    ["a pointer that is not in the slice", { given: "/components/schemas/Nobody", want: undefined }],
    ["nothing", { given: "", want: undefined }],
  ])("explains %s", (_, { given, want }) => {
    expect(explain(slice, given)).toEqual(want);
  });

  it("knows the names of all parts", () => {
    expect(partNames(slice).toSorted()).toEqual(["A", "B/", "GET /b", "POST /a", "R", "key"]);
  });
});

import { describe, expect, it } from "vitest";
import { at, type Case, liftOperation, text } from "./lifting.ts";

describe("lift from 2.0: responses", () => {
  const schema = text;
  it.each<[string, Case & { produces?: readonly string[] }]>([
    ["no schema", { given: { description: "d" }, want: undefined }],
    ["a schema", { given: { schema }, want: { "application/json": { schema } } }],
    ["a media type", { given: { schema }, produces: ["a/b"], want: { "a/b": { schema } } }],
    [
      "an example",
      {
        given: { schema, examples: { "A/b": 1, "c/d": 2, other: 3 } },
        produces: ["a/b; charset=utf-8", "e/f"],
        want: { "a/b; charset=utf-8": { schema, example: 1 }, "e/f": { schema } },
      },
    ],
    ["only examples", { given: { examples: { "a/b": 1 } }, want: { "a/b": { example: 1 } } }],
    [
      "a file",
      {
        given: { schema: { type: "file" } },
        produces: ["application/json", "image/png"],
        want: { "image/png": { schema: { type: "string", format: "binary" } } },
      },
    ],
    [
      "a file where JSON alone is produced",
      {
        given: { schema: { type: "file" } },
        produces: ["application/json"],
        want: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      },
    ],
  ])("makes the content of %s", (_, { given, produces, want }) => {
    const lifted = liftOperation({ responses: { "200": given } }, produces ? { produces } : {});
    expect(at(lifted, "/responses/200/content")).toEqual(want);
  });

  it("lifts headers", () => {
    const headers = { "X-A": { type: "array", items: text, description: "d" } };
    expect(at(liftOperation({ responses: { "200": { description: "", headers } } }), "/responses/200")).toEqual({
      description: "",
      headers: {
        "X-A": { description: "d", style: "simple", explode: false, schema: { type: "array", items: text } },
      },
    });
  });

  it("gives an operation that produces something else a response of its own", () => {
    const responses = { "200": { $ref: "#/responses/R" }, "404": { $ref: "#/responses/E" }, "x-a": {} };
    const others = { responses: { R: { schema }, E: { description: "e" } } };
    expect(at(liftOperation({ responses, produces: ["a/b"] }, others), "/responses")).toEqual({
      "200": { description: "", content: { "a/b": { schema } } },
      "404": { $ref: "#/components/responses/E" },
      "x-a": {},
    });
    expect(at(liftOperation({ responses }, others), "/responses/200")).toEqual({ $ref: "#/components/responses/R" });
  });

  it("takes a schema that refers to a response for that response", () => {
    const responses = { "403": { description: "", schema: { $ref: "#/responses/E" } } };
    const lifted = liftOperation({ responses }, { responses: { E: { description: "e" } } });
    expect(at(lifted, "/responses/403")).toEqual({ $ref: "#/components/responses/E" });
  });
});

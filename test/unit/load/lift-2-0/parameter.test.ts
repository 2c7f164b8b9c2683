import { describe, expect, it } from "vitest";
import { at, type Case, liftOperation } from "./lifting.ts";

describe("lift from 2.0: parameters", () => {
  it.each<[string, Case]>([
    [
      "what it says of its values",
      {
        given: { name: "p", in: "query", required: true, type: "integer", minimum: 1, "x-nullable": true, "x-a": 1 },
        want: {
          name: "p",
          in: "query",
          required: true,
          "x-a": 1,
          schema: { type: "integer", minimum: 1, nullable: true },
        },
      },
    ],
    [
      "a schema, which only bodies have",
      {
        given: { name: "p", in: "query", schema: { type: "string" } },
        want: { name: "p", in: "query", schema: { type: "string" } },
      },
    ],
    [
      "allowEmptyValue",
      {
        given: { name: "p", in: "query", type: "string", allowEmptyValue: true },
        want: { name: "p", in: "query", allowEmptyValue: true, schema: { type: "string" } },
      },
    ],
  ])("lifts %s", (_, { given, want }) => {
    expect(at(liftOperation({ parameters: [given] }), "/parameters/0")).toEqual(want);
  });

  it.each<[string, string | undefined, object]>([
    ["query", undefined, { style: "form", explode: false }],
    ["query", "csv", { style: "form", explode: false }],
    ["query", "ssv", { style: "spaceDelimited", explode: false }],
    ["query", "pipes", { style: "pipeDelimited", explode: false }],
    ["query", "multi", { style: "form", explode: true }],
    ["path", undefined, { style: "simple", explode: false }],
    ["header", "csv", { style: "simple", explode: false }],
  ])("writes an array in %s as %s", (where, format, want) => {
    const items = { type: "array", items: { type: "string", collectionFormat: "csv" } };
    const parameter = { name: "p", in: where, ...items, ...(format && { collectionFormat: format }) };
    expect(at(liftOperation({ parameters: [parameter] }), "/parameters/0")).toEqual({
      name: "p",
      in: where,
      ...want,
      schema: { type: "array", items: { type: "string" } },
    });
  });

  it.each([
    ["query", "tsv"],
    ["path", "pipes"],
    ["header", "multi"],
  ])("leaves what no style says to be reported: in %s %s", (where, collectionFormat) => {
    const parameter = { name: "p", in: where, type: "array", collectionFormat };
    const schema = { type: "array", collectionFormat };
    expect(at(liftOperation({ parameters: [parameter] }), "/parameters/0")).toEqual({ name: "p", in: where, schema });
  });
});

import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { operationWith, selectFrom } from "./document-of.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("a slice of 3.2", () => {
  it("holds an additional operation with all that it reaches, and no other", () => {
    const { slice, diagnostics } = selectFrom(
      {
        tags: [{ name: "a", parent: "b" }, { name: "b", parent: "c" }, { name: "c", parent: "a" }, { name: "d" }],
        security: [{ other: [] }],
        paths: {
          "/a": {
            get: operationWith(ref("B")),
            query: operationWith(ref("B")),
            additionalOperations: {
              COPY: { ...operationWith(ref("A")), tags: ["a"], security: [{ key: [] }] },
              LINK: operationWith(ref("B")),
            },
          },
        },
        components: {
          schemas: { A: { properties: { a: ref("C") } }, B: {}, C: {} },
          securitySchemes: { key: { type: "apiKey" }, other: {} },
        },
      },
      ["COPY /a"],
    );
    expect(diagnostics.items).toEqual([]);
    expect(slice?.operations).toEqual([
      { path: "/a", method: "COPY", pointer: "/paths/~1a/additionalOperations/COPY" },
    ]);
    expect(slice?.root).toEqual({
      openapi: "3.1.1",
      info: { title: "T", version: "1" },
      tags: [
        { name: "a", parent: "b" },
        { name: "b", parent: "c" },
        { name: "c", parent: "a" },
      ],
      paths: {
        "/a": {
          additionalOperations: { COPY: { ...operationWith(ref("A")), tags: ["a"], security: [{ key: [] }] } },
        },
      },
      components: {
        schemas: { A: { properties: { a: ref("C") } }, C: {} },
        securitySchemes: { key: { type: "apiKey" } },
      },
    });
  });

  it("holds the schema that a discriminator takes where it knows no other", () => {
    const discriminator = { propertyName: "p", defaultMapping: "B" };
    const paths = { "/a": { post: operationWith({ oneOf: [ref("A")], discriminator }) } };
    const { slice } = selectFrom({ paths, components: { schemas: { A: {}, B: {}, C: {} } } });
    expect(slice?.root["components"]).toEqual({ schemas: { A: {}, B: {} } });
  });
});

describe("a name in a discriminator that leads nowhere", () => {
  it("is a warning, and is left out of the slice", () => {
    const mapping = { a: "#/components/schemas/A", b: "#/nowhere", c: "./other.json", d: "D" };
    const schema = (names: JsonObject): JsonObject => ({
      oneOf: [ref("A")],
      discriminator: { propertyName: "p", mapping: names },
    });
    const { slice, diagnostics } = selectFrom({
      paths: { "/a": { post: operationWith(schema(mapping)) } },
      components: { schemas: { A: {} } },
    });
    const place = "/paths/~1a/post/requestBody/content/application~1json/schema/discriminator/mapping";
    const severity = "warning";
    expect(diagnostics.items).toMatchObject([
      { code: "select/unresolved-reference", severity, location: { pointer: `${place}/b` } },
      { code: "select/external-reference", severity, location: { pointer: `${place}/c` } },
      { code: "select/unresolved-reference", severity, location: { pointer: `${place}/d` } },
    ]);
    const want = operationWith(schema({ a: "#/components/schemas/A" }));
    expect(slice?.root["paths"]).toEqual({ "/a": { post: want } });
  });
});

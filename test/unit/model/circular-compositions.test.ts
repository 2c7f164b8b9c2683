import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { printType, typeContexts } from "../../../generator/emit/print/print-type.ts";
import { ref } from "../select/document-of.ts";
import { exchangeOf } from "./api-of.ts";

function withProperty(name: string): JsonObject {
  return { properties: { [name]: { type: "string" } } };
}

const child: JsonObject = { allOf: [ref("Parent"), withProperty("c")] };

describe("a parent that lists its children, each of which is made of the parent", () => {
  it.each<[string, { parent: JsonObject; want: Readonly<Record<string, string>> }]>([
    [
      "is the union, and a child what the parent says beside it",
      {
        parent: { ...withProperty("p"), oneOf: [ref("Child"), { type: "null" }] },
        want: { Child: "{ p?: string; } & { c?: string; }", Parent: "(Child | null) & { p?: string; }" },
      },
    ],
    [
      "may list them in a part",
      {
        parent: { allOf: [{ oneOf: [ref("Child"), { type: "null" }] }, withProperty("p")] },
        want: { Child: "{ p?: string; } & { c?: string; }", Parent: "(Child | null) & { p?: string; }" },
      },
    ],
    [
      "may list one alone in a part",
      {
        parent: { allOf: [{ anyOf: [ref("Child")] }, withProperty("p")] },
        want: { Child: "{ p?: string; } & { c?: string; }", Parent: "Child & { p?: string; }" },
      },
    ],
    [
      "may list what is made of them in a part of a part",
      {
        parent: {
          allOf: [{ allOf: [{ oneOf: [{ allOf: [ref("Child"), withProperty("x")] }] }] }, withProperty("p")],
        },
        want: {
          Child: "{ p?: string; } & { c?: string; }",
          Parent: "{ p?: string; } & { c?: string; } & { x?: string; } & { p?: string; }",
        },
      },
    ],
    [
      "keeps other alternatives of its parts",
      {
        parent: { allOf: [{ oneOf: [withProperty("a"), withProperty("b")] }], oneOf: [ref("Child")] },
        want: {
          Child: "( | { a?: string; } | { b?: string; } ) & { c?: string; }",
          Parent: "( | { a?: string; } | { b?: string; } ) & Child",
        },
      },
    ],
  ])("%s", (_name, { parent, want }) => {
    const { api } = exchangeOf({ properties: { a: ref("Child"), b: ref("Parent") } }, { Child: child, Parent: parent });
    const { request } = typeContexts(api);
    const types = api.schemas
      .filter(({ name }) => Object.hasOwn(want, name))
      .map(({ name, schema }) => [name, printType(schema, request).text.replaceAll(/\s+/g, " ")]);
    expect(Object.fromEntries(types)).toEqual(want);
  });
});

import { expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { mostValues } from "../../../generator/emit/samples/sample-options.ts";
import { sample, sampleExtent } from "../../../generator/emit/samples/samples.ts";
import { requestCases } from "../../../generator/emit/contract/request-cases.ts";
import { requestSites } from "../../../generator/emit/contract/request-sites.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import { ref } from "../select/document-of.ts";
import { apiOf, bodySchema } from "../model/api-of.ts";

function countValues(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + countValues(member), 1);
}

it("a sample of types that all know each other is of bounded size, and its cases too", () => {
  const names = Array.from({ length: 30 }, (_, index) => `Entity${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, ref(name)]));
  const schemas = Object.fromEntries(
    names.map((name) => [
      name,
      {
        allOf: [
          { type: "object", properties },
          { required: ["id"], properties: { id: { type: "string" } } },
        ],
      },
    ]),
  );
  const { context, operation, schema } = bodySchema(ref("Entity0"), schemas);
  const value = sample(schema, { context, fill: "every" });
  expect(value).toMatchObject({ id: "text", Entity1: { id: "text" } });
  expect(countValues(value)).toBeLessThanOrEqual(mostValues);
  expect(sampleExtent(operation, { context, fill: "every" }).depth).toBeLessThan(Infinity);
  const { accepted, refused } = requestCases(operation, context);
  expect(refused.length).toBeGreaterThan(10);
  expect(countValues([accepted, refused])).toBeLessThan(50_000);
});

it("a sample of compositions within one another takes no longer for each level", () => {
  let schema: JsonObject = { type: "object", required: ["a0"], properties: { a0: { type: "string" } } };
  for (let level = 1; level < 60; level += 1) {
    const name = `a${level}`;
    schema = { allOf: [schema, { type: "object", required: [name], properties: { [name]: { type: "integer" } } }] };
  }
  const { context, schema: body } = bodySchema(schema);
  const start = performance.now();
  expect(Object.keys(sample(body, { context, fill: "required" }) ?? {})).toHaveLength(60);
  expect(performance.now() - start).toBeLessThan(1000);
});

it("a parameter that is a part of itself has each of its parts once", () => {
  const parameters = [{ name: "q", in: "query", style: "deepObject", schema: ref("Node") }];
  const { api } = apiOf({
    paths: { "/a": { get: { operationId: "a", parameters, responses: {} } } },
    components: {
      schemas: {
        Node: { type: "object", properties: { id: { type: "string" }, next: { type: "array", items: ref("Node") } } },
      },
    },
  });
  const sites = placedOperations(api).flatMap(({ operation }) => requestSites(operation, typeContexts(api).request));
  expect(sites.map(({ label }) => label)).toEqual(["q", "q.id", "q.next"]);
});

it.each([
  [80, "required properties only"],
  [95, undefined],
])("of %d objects within one another a compiler compares as many as it can", (count, first) => {
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const next = index + 1 < count ? ref(`Link${index + 1}`) : { type: "string" };
      return [`Link${index}`, { type: "object", required: ["next"], properties: { next } }];
    }),
  );
  const { context, operation } = bodySchema(ref("Link0"), schemas);
  const { accepted } = requestCases(operation, context);
  expect(accepted[0]?.title).toBe(first);
});

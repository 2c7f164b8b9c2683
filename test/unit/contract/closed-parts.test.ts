import { beforeAll, describe, expect, it } from "vitest";
import type { ContractReport } from "../../../generator/contract/run/contract-report.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { ref } from "../select/document-of.ts";
import { type ClientFault, runSuites, unprovenIn } from "./run-suites.ts";

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });

const operation = (name: string, body: JsonObject, answer: JsonObject = {}): JsonObject => ({
  post: {
    operationId: name,
    tags: ["parts"],
    requestBody: { required: true, ...json(body) },
    responses: { "200": { description: "", ...json(answer) }, "400": { description: "" } },
  },
});

const closed = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...more,
});

const short = { type: "string", maxLength: 5 };
const both = { allOf: [ref("A"), ref("B")] };
const never = { allOf: [ref("Needy"), ref("B")] };

const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Parts", version: "1" },
  components: {
    schemas: {
      A: closed({ a: short, shared: short }),
      B: closed({ b: short, shared: short }),
      Needy: closed({ needed: short }, { required: ["needed"] }),
      Nested: { anyOf: [both, { type: "object", required: ["k"], properties: { k: short } }] },
    },
  },
  paths: {
    "/some": operation("some", both),
    "/never": operation("never", never),
    "/answer": operation("answer", { type: "object", properties: { name: short } }, never),
    "/beside": operation("beside", { ...closed({ own: short }), oneOf: [ref("A"), ref("B")] }),
    "/alternatives": operation("alternatives", { anyOf: [ref("A"), ref("B")] }),
    "/nested": operation("nested", {
      type: "object",
      required: ["name"],
      properties: { name: short, item: ref("Nested") },
    }),
  },
};

const faults: readonly (readonly [string, ClientFault & { readonly want: string }])[] = [
  [
    "adds-a-property",
    {
      file: "runtime/request.ts",
      text: "return [JSON.stringify(body)];",
      becomes: "return [JSON.stringify({ ...(body as object), added: 1 })];",
      want: "parts.some > accepts required properties only",
    },
  ],
];

describe("parts of a composition that allow no properties but their own", { timeout: 120_000 }, () => {
  let report: ContractReport;

  beforeAll(async () => {
    report = await runSuites(document, faults);
  }, 120_000);

  it("fail no case of a client that is right", () => {
    expect(report.failures.filter(({ name }) => name.startsWith("sound >"))).toEqual([]);
    expect(report.passed).toBeGreaterThan(20);
  });

  it.each(faults)("fail a client that %s", (name, { want }) => {
    expect(report.failures.map((failure) => failure.name)).toContain(`${name} > contract > ${want}`);
  });

  it("leave unproven what they refuse, and say what that is", () => {
    expect(unprovenIn(report)).toEqual([
      "parts.answer: that the body of 200 fits its schema",
      "parts.beside: that it accepts every property",
      "parts.nested: that it accepts every property",
      "parts.never: anything of it",
      "parts.some: that it accepts every property",
    ]);
    const [first] = report.unproven;
    expect(first?.reason).toContain('must NOT have additional properties {"additionalProperty":');
  });
});

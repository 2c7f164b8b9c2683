import { describe, expect, it } from "vitest";
import { compareParams } from "../../../generator/contract/compare-params.ts";
import type { ContractOperation } from "../../../generator/contract/contract.ts";
import type { BodyReading } from "../../../generator/contract/judge/judge-request.ts";
import type { TextValue } from "../../../generator/contract/judge/read-parameter.ts";
import type { ParameterDescription } from "../../../generator/contract/document/operation-description.ts";

interface Case {
  readonly params: unknown;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly body?: ContractOperation<unknown>["body"];
  readonly sent: { readonly id?: TextValue; readonly body?: BodyReading };
  readonly want: readonly string[];
}

const none: BodyReading = { kind: "none" };

const cases: readonly (readonly [string, Case])[] = [
  ["a value", { params: { id: "a" }, sent: { id: "a" }, want: [] }],
  ["a number", { params: { id: 5 }, sent: { id: "5" }, want: [] }],
  [
    "another value",
    { params: { id: "a b" }, sent: { id: "a%20b" }, want: ['path parameter item-id is "a%20b" instead of "a b"'] },
  ],
  [
    "a value that is lost",
    { params: { id: "a" }, sent: {}, want: ['path parameter item-id is absent instead of "a"'] },
  ],
  [
    "a value from nowhere",
    { params: {}, sent: { id: "undefined" }, want: ['path parameter item-id is "undefined" instead of absent'] },
  ],
  ["a credential in its place", { params: { id: "a" }, credentials: { key: "k" }, sent: { id: "k" }, want: [] }],
  [
    "a value in the place of a credential",
    {
      params: { id: "a" },
      credentials: { key: "k" },
      sent: { id: "a" },
      want: ['path parameter item-id is "a" instead of "k"'],
    },
  ],
  ["a list, whose style is its own", { params: { id: ["a", "b"] }, sent: { id: "a,b" }, want: [] }],
  [
    "a flat body",
    {
      params: { id: "a", x: 1, y: undefined },
      body: "flat",
      sent: { id: "a", body: { kind: "json", value: { x: 1 } } },
      want: [],
    },
  ],
  [
    "a flat body with a parameter in it",
    {
      params: { id: "a" },
      body: "flat",
      sent: { id: "a", body: { kind: "json", value: { id: "a" } } },
      want: ['the body is {"id":"a"} instead of {}'],
    },
  ],
  ["a flat body of nothing", { params: { id: "a" }, body: "flat", sent: { id: "a", body: none }, want: [] }],
  [
    "a nested body",
    {
      params: { id: "a", body: [null] },
      body: "nested",
      sent: { id: "a", body: { kind: "json", value: [null] } },
      want: [],
    },
  ],
  [
    "a nested body that is lost",
    {
      params: { id: "a", body: 1 },
      body: "nested",
      sent: { id: "a", body: none },
      want: ["the body is absent instead of 1"],
    },
  ],
  [
    "a form, which is not compared",
    { params: { id: "a", x: 1 }, body: "flat", sent: { id: "a", body: { kind: "other" } }, want: [] },
  ],
];

const parameter: ParameterDescription = {
  name: "item-id",
  in: "path",
  required: true,
  style: "simple",
  explode: false,
  json: false,
  schema: undefined,
};

describe("compareParams", () => {
  it.each(cases)("%s", (_, { params, credentials = {}, body = "none", sent, want }) => {
    const parameters = [{ name: "item-id", in: "path", property: "id", credentials: ["key"] }] as const;
    const operation = { parameters, body };
    const reading = { parameters: new Map([[parameter, sent.id]]), body: sent.body ?? none, problems: [] };
    expect(compareParams(operation, { params, credentials }, reading)).toEqual(want);
  });
});

import { describe, expect, it } from "vitest";
import { prepareDocuments } from "../../../../generator/contract/document/contract-documents.ts";
import { judgeResponse } from "../../../../generator/contract/judge/judge-response.ts";
import { describeOperation } from "../../../../generator/contract/document/operation-description.ts";

const user = {
  type: "object",
  required: ["name", "password"],
  properties: { name: { type: "string" }, password: { type: "string", writeOnly: true } },
};

const documents = prepareDocuments({
  openapi: "3.1.1",
  paths: {
    "/user": {
      get: {
        responses: {
          "200": { content: { "application/*": { schema: user }, "text/plain": { schema: { type: "object" } } } },
          "202": { description: "" },
          "203": { content: { "application/json": { schema: { type: "string", pattern: "^(a+)+$" } } } },
          "4XX": { content: { "application/problem+json": { schema: { const: 1 } } } },
        },
      },
    },
  },
});

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

const cases: readonly (readonly [string, { readonly given: Answer; readonly want: readonly RegExp[] }])[] = [
  ["a body that fits", { given: { status: 200, type: "application/json", body: '{"name":"a"}' }, want: [] }],
  ["a body that does not", { given: { status: 200, type: "application/json", body: "{}" }, want: [/'name'/] }],
  ["a body that is no JSON", { given: { status: 200, type: "application/json", body: "" }, want: [/not JSON/] }],
  ["a text", { given: { status: 200, type: "text/plain; charset=utf-8", body: "a" }, want: [] }],
  [
    "a type that is not declared",
    { given: { status: 200, type: "image/png" }, want: [/"image\/png" is not declared/] },
  ],
  [
    "a text that RegExp would not be done with",
    { given: { status: 203, type: "application/json", body: `"${"a".repeat(60)}b"` }, want: [/match pattern/] },
  ],
  [
    "a text that takes too many steps",
    { given: { status: 203, type: "application/json", body: `"${"a".repeat(1e6)}b"` }, want: [] },
  ],
  ["no type", { given: { status: 200 }, want: [/"" is not declared/] }],
  ["no body where none is declared", { given: { status: 202, type: "text/plain" }, want: [] }],
  ["a body where none is declared", { given: { status: 202, body: "a" }, want: [/none is declared/] }],
  ["a status of a range", { given: { status: 404, type: "application/problem+json", body: "1" }, want: [] }],
  [
    "a wrong body of a range",
    { given: { status: 404, type: "application/problem+json", body: "2" }, want: [/constant/] },
  ],
  ["a status that is not declared", { given: { status: 500 }, want: [/500 is not declared/] }],
];

describe("judgeResponse", () => {
  const operation = describeOperation(documents.repaired, "/user", "get");

  it.each(cases)("judges %s", (_, { given, want }) => {
    const headers = new Headers(given.type === undefined ? {} : { "content-type": given.type });
    const response = { status: given.status, headers, body: new TextEncoder().encode(given.body ?? "") };
    const problems = judgeResponse(operation, response, documents.responses);
    expect(problems).toEqual(want.map((message) => expect.stringMatching(message)));
  });
});

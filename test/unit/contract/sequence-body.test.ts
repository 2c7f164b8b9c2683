import { describe, expect, it } from "vitest";
import type { ContractSequence } from "../../../generator/contract/contract.ts";
import { sequenceBody, type SequenceBody } from "../../../generator/contract/document/sequence-body.ts";

interface Case {
  readonly given: ContractSequence;
  readonly want: SequenceBody;
}

const cases: readonly (readonly [string, Case])[] = [
  [
    "events of JSON",
    {
      given: { at: "", format: "events", items: [{ event: "a", json: "text" }] },
      want: { text: ':\n\nevent: a\ndata: "text"\n\n', items: [{ event: "a", data: "text", id: "" }] },
    },
  ],
  [
    "events whose text has several lines",
    {
      given: { at: "", format: "events", items: [{ event: "a", text: "x\r\ny\rz" }] },
      want: {
        text: ":\n\nevent: a\ndata: x\ndata: y\ndata: z\n\n",
        items: [{ event: "a", data: "x\ny\nz", id: "" }],
      },
    },
  ],
  ["lines", { given: { at: "", format: "jsonLines", items: [{}, 1] }, want: { text: "\n{}\n1\n", items: [{}, 1] } }],
  [
    "a sequence",
    {
      given: { at: "", format: "jsonSequence", items: [null, "a"] },
      want: { text: '\n\u001Enull\n\u001E"a"\n', items: [null, "a"] },
    },
  ],
  ["no items", { given: { at: "", format: "events", items: [] }, want: { text: ":\n\n", items: [] } }],
];

describe("sequenceBody", () => {
  it.each(cases)("writes %s", (_, { given, want }) => {
    expect(sequenceBody(given)).toEqual(want);
  });
});

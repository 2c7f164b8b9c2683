import type { ContractEvent, ContractOperation, ContractSequence } from "../contract.ts";

/** What a mock server sends as a sequence, and what a client must give for it. */
export interface SequenceBody {
  readonly text: string;
  readonly items: readonly unknown[];
}

/** The bodies of all sequences, by the JSON pointers of their Media Type Objects. */
export function sequenceBodies(operations: readonly ContractOperation<never>[]): ReadonlyMap<string, SequenceBody> {
  const sequences = operations.flatMap(({ stream }) => stream?.sequences ?? []);
  return new Map(sequences.map((sequence) => [sequence.at, sequenceBody(sequence)]));
}

/**
 * Writes items as their format has them.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html, https://jsonlines.org and
 *   https://www.rfc-editor.org/rfc/rfc7464
 */
export function sequenceBody(sequence: ContractSequence): SequenceBody {
  const { items } = sequence;
  switch (sequence.format) {
    case "events":
      // A comment, since Prism has a body of its own for an empty example.
      return { text: `:\n\n${sequence.items.map(eventText).join("")}`, items: sequence.items.map(givenEvent) };
    case "jsonLines":
      return { text: `\n${items.map((item) => `${JSON.stringify(item)}\n`).join("")}`, items };
    case "jsonSequence":
      return { text: `\n${items.map((item) => `\u001E${JSON.stringify(item)}\n`).join("")}`, items };
  }
}

function eventText(event: ContractEvent): string {
  const lines = dataOf(event).split("\n");
  return `event: ${event.event}\n${lines.map((line) => `data: ${line}\n`).join("")}\n`;
}

/** The data as it can be sent: each end of a line is a line feed to the receiver. */
function dataOf(event: ContractEvent): string {
  return "json" in event ? JSON.stringify(event.json) : event.text.replaceAll(/\r\n?/g, "\n");
}

function givenEvent(event: ContractEvent): unknown {
  return { event: event.event, data: "json" in event ? event.json : dataOf(event), id: "" };
}

import type { Operation } from "../../model/operation/operation.ts";
import type { MediaType } from "../../model/operation/content.ts";
import { isSequence } from "../../model/operation/media-format.ts";
import { streamingOf } from "../client/stream-code.ts";
import { code, lit, printValue, type Code } from "../print/code.ts";
import type { TypeContext } from "../print/print-type.ts";
import { printList, printMembers } from "./print-list.ts";
import { sequenceItems, streamEvents } from "./stream-items.ts";

/**
 * Prints what the suite knows of an operation's sequences, as `ContractStream` of the harness; nothing where it has none.
 *
 * @param call of the method by itself.
 */
export function printContractStream(operation: Operation, call: Code, context: TypeContext): Code | undefined {
  const streaming = streamingOf(operation);
  const contents = streaming?.contents.filter(isSequence) ?? [];
  if (streaming === undefined || contents.length === 0) return undefined;
  const sequences = contents.map((content) => printSequence(content, streaming.end, context));
  const asked = streaming.kind === "asked" ? [code`call: ${call}.stream()`] : [];
  return printMembers([...asked, code`sequences: ${printList(sequences)}`]);
}

function printSequence(content: MediaType, end: string | undefined, context: TypeContext): Code {
  const items =
    content.format === "events"
      ? streamEvents(content, end, context).map((event) => printValue({ ...event }))
      : sequenceItems(content, context).map(printValue);
  const place = [code`at: ${lit(content.pointer)}`, code`format: ${lit(content.format)}`];
  return printMembers([...place, code`items: ${printList(items)}`]);
}

import type { Operation } from "../../model/operation/operation.ts";
import { inheritedNames } from "../../model/names/identifier.ts";
import type { SchemasByPointer } from "../../model/schema/known-members.ts";
import { code, imported, join, key, lit, type Code } from "../print/code.ts";
import { type HeaderForm, successHeaders } from "../print/response-headers.ts";
import { successesOf } from "../success-responses.ts";
import { printList, printObject } from "./print-object.ts";
import { type ReadingKind, readingKinds } from "./reading-kinds.ts";
import type { SharedCode } from "./shared-code.ts";

const responseModule = "runtime/response";

const noLines: readonly Code[] = [];

const jsonReader = [code`readBody: ${imported("readJson", responseModule)},`];
const readers: Readonly<Record<ReadingKind, readonly Code[]>> = {
  json: jsonReader,
  text: [code`readBody: ${imported("readText", responseModule)},`],
  binary: [code`readBody: ${imported("readBlob", responseModule)},`],
};

/** What reads the body of a successful response, and asks for it where a server might send another. */
export function printReading(operation: Operation, named: SchemasByPointer): readonly Code[] {
  const { responses, contents } = successesOf(operation);
  const isChoice = responses.some(({ mediaTypes }) => mediaTypes.length > 1);
  const reader = bodyReader(operation, named);
  if (!isChoice) return reader;
  const read = new Set(contents.map(({ name }) => name));
  return [...reader, code`accept: ${lit([...read].join(", "))},`];
}

/** As JSON where the document says nothing else; where answers are of several kinds, as their media types say. */
function bodyReader(operation: Operation, named: SchemasByPointer): readonly Code[] {
  const { responses, contents } = successesOf(operation);
  if (responses.length === 0) return jsonReader;
  const kinds = new Set(contents.flatMap((content) => readingKinds(content, named)));
  const [only] = kinds;
  if (only === undefined) return noLines;
  if (kinds.size === 1) return readers[only];
  const names = [...kinds].map((kind) => lit(kind));
  return [code`readBody: ${imported("byMediaType", responseModule)}(${join(names, code`, `)}),`];
}

/**
 * A conflict may be retried where the document says when: its response for 409 has a `Retry-After`. A range or a default
 * says nothing of 409 in particular.
 */
export function printRetryConflict({ responses }: Operation): readonly Code[] {
  const conflict = responses.find(({ status }) => status.kind === "code" && status.code === 409);
  const says = conflict?.headers.some(({ name }) => /^retry-after(?:-ms)?$/i.test(name));
  return says ? [code`retryConflict: true,`] : noLines;
}

/** What takes the payload out of the body. */
export function printUnwrapping({ envelope }: Operation, shared: SharedCode): readonly Code[] {
  if (envelope === undefined) return noLines;
  const { payload, flag, isChecked } = envelope;
  const line = shared.once(`unwrap ${JSON.stringify([payload?.name, flag, isChecked])}`, () => {
    const members = [
      ...(payload === undefined ? [] : [code`payload: ${lit(payload.name)}`]),
      ...(flag === undefined ? [] : [code`flag: ${lit(flag)}`]),
      ...(isChecked ? [code`required: true`] : []),
    ];
    return code`unwrap: ${imported("envelope", responseModule)}({ ${join(members, code`, `)} }),`;
  });
  return [line];
}

function printForm(form: HeaderForm): Code {
  if (typeof form === "string") return lit(form);
  return printList(form.map((text) => lit(text)));
}

/** The headers of a successful response that are more than a text. */
export function printResponseHeaders(operation: Operation): readonly Code[] {
  const headers = successHeaders(operation);
  if (headers.length === 0) return noLines;
  const members = headers.map(({ name, form }) => {
    // A compiler takes the type that every object's member has for what is wanted, and the literal for any text.
    const exactly = inheritedNames.has(name) ? code` as const` : code``;
    return code`${key(name)}: ${printForm(form)}${exactly}`;
  });
  return [code`readHeaders: ${imported("headerReader", responseModule)}(${printObject(members)}),`];
}

import type { Operation } from "../../model/operation/operation.ts";
import { commonMethods, sentMethod } from "../operations.ts";
import { sensitiveParams } from "../sensitive-params.ts";
import { block, code, lit, type Code } from "../print/code.ts";
import type { SchemasByPointer } from "../../model/schema/known-members.ts";
import { printReading, printResponseHeaders, printRetryConflict, printUnwrapping } from "./answer-code.ts";
import { printBody } from "./body-code.ts";
import { localNames, printDestructuring, printPlaces, printQueryString } from "./parameter-code.ts";
import { pathOf } from "./path-parts.ts";
import { printList } from "./print-object.ts";
import { printSecurity, securityKey } from "./security-code.ts";
import { serverKey } from "./server-code.ts";
import type { OperationContexts } from "./shared-code.ts";
import { printStreamReader, streamingOf } from "./stream-code.ts";

/** The body of an operation's function. */
export interface RequestCode {
  /** The statement that takes the params apart; nothing where the request needs no names for them. */
  readonly destructuring: Code | undefined;
  /** The argument of `transport.call`. */
  readonly request: Code;
  /** What the request is where the caller asks for a stream; nothing where there is none to ask for. */
  readonly streamed: Code | undefined;
}

const open = code`{`;
const close = code`}`;

/** Prints how an operation's params become a request: one property for each place that the request has. */
export function printRequest(operation: Operation, { response, shared }: OperationContexts): RequestCode {
  const streaming = streamingOf(operation);
  const reader = streaming && printStreamReader(streaming, response);
  const isAlways = streaming?.kind === "always";
  const locals = localNames(operation);
  const { security, server } = operation;
  const lines = [
    methodLines.get(operation.method) ?? printMethod(operation),
    code`path: ${lit(pathOf(operation))},`,
    shared.once(`security ${securityKey(security)}`, () => code`security: ${printSecurity(security)},`),
    ...(server ? [code`server: ${lit(serverKey(server))},`] : []),
    ...printPlaces(operation, locals, shared),
    ...printQueryString(operation, locals),
    ...printBody(operation),
    ...(reader && isAlways ? reader : printReading(operation, response.named)),
    ...printSecrets(operation, response.named),
    ...printRetryConflict(operation),
    ...(isAlways ? [] : printUnwrapping(operation, shared)),
    ...printResponseHeaders(operation),
  ];
  return {
    destructuring: printDestructuring(operation, locals),
    request: block(open, lines, close),
    streamed: reader && !isAlways ? block(open, reader, close) : undefined,
  };
}

function printMethod(operation: Pick<Operation, "method">): Code {
  return code`method: ${lit(sentMethod(operation))},`;
}

/** Nearly all operations have one of these methods. */
const methodLines: ReadonlyMap<string, Code> = new Map(
  [...commonMethods].map((method) => [method, printMethod({ method })]),
);

const noLines: readonly Code[] = [];

/** What takes out of the params what an error must not show, whatever a server quotes. */
function printSecrets(operation: Operation, named: SchemasByPointer): readonly Code[] {
  const secrets = sensitiveParams(operation, named);
  if (secrets.length === 0) return noLines;
  const names = secrets.map((name) => lit(name));
  return [code`secrets: { in: params, named: ${printList(names)} },`];
}

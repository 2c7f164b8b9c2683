import { compareStrings } from "../../kernel/ordering.ts";
import type { Resource } from "../../model/api.ts";
import type { MediaType } from "../../model/operation/content.ts";
import { allResources } from "../../model/resources.ts";
import { exportAll } from "../barrel-file.ts";
import type { EmitContext } from "../emitter.ts";
import { longestBody } from "../file-parts.ts";
import { block, code, type Code, fits, ident, join } from "../print/code.ts";
import { clientNames } from "./client-names.ts";
import { errorClasses } from "./operation-errors.ts";
import { errorName } from "./resource-view.ts";
import { streamingOf } from "./stream-code.ts";

/** What the runtime gives to those who use a client. */
const runtimeErrors = [
  "ApiError",
  ...errorClasses.values(),
  "ServerError",
  "RequestError",
  "ConnectionError",
  "TimeoutError",
  "AbortedError",
  "MissingCredentialError",
  "InvalidArgumentError",
  "InvalidResponseError",
  "PaginationError",
  "UnsuccessfulError",
];

/** The view of the entry's `shared/exports.ts.hbs`, and the names that it exports one by one. */
export function indexView({ api, emit, helpers }: EmitContext) {
  const { name, optionsName, createName, createTransportName } = clientNames(api);
  const resources = allResources(api.resources).filter(({ operations }) => operations.length > 0);
  const count = resources.reduce((sum, { operations }) => sum + operations.length, 0);
  const errors = resources.map(({ modulePath, operations }) => {
    const module = `./resources/${modulePath}.js`;
    // As many names as that would take more lines than a file may have.
    if (count > longestBody / 2) return exportAll(module, true);
    return { module, isType: true, names: list(operations.map(errorName)) };
  });
  const exports = [
    { module: "./client.js", isType: false, names: list([createName, createTransportName]) },
    { module: "./client.js", isType: true, names: list([name, optionsName]) },
    ...errors,
    ...(helpers.length > 0 ? [exportAll("./helpers.js", false)] : []),
    ...(emit.has("types") ? [exportAll("./types.js", true)] : []),
    { module: "./runtime/errors.js", isType: false, names: list(runtimeErrors) },
    ...(hasPagers(resources)
      ? [{ module: "./runtime/pager.js", isType: true, names: list(["Pager", "PagerOptions"]) }]
      : []),
    { module: "./runtime/call.js", isType: true, names: list(["ApiCall", "Result"]) },
    { module: "./runtime/options.js", isType: true, names: list(["IdempotencyKey", "RetryEvent"]) },
    { module: "./runtime/call-event.js", isType: true, names: list(["CallEvent", "CallObserver"]) },
    { module: "./runtime/log.js", isType: true, names: list(["CallLogLevel", "CallLogger"]) },
    ...streamTypes(resources),
    { module: "./runtime/transport.js", isType: true, names: list(["CallOptions", "Transport", "TransportOptions"]) },
  ];
  return { view: { exports }, names: [createName, createTransportName, name, optionsName] };
}

function hasPagers(resources: readonly Resource[]): boolean {
  return resources.some(({ operations }) => operations.some(({ pagination }) => pagination !== undefined));
}

/** The types of the streams that some operation gives. */
function streamTypes(resources: readonly Resource[]) {
  const streamings = resources.flatMap(({ operations }) =>
    operations.flatMap((operation) => streamingOf(operation) ?? []),
  );
  const contents = streamings.flatMap((streaming) => streaming.contents);
  const isEvents = ({ format }: MediaType) => format === "events";
  const types = [
    { module: "stream", names: ["StreamableCall"], isUsed: streamings.some(({ kind }) => kind === "asked") },
    { module: "event-stream", names: ["EventStream", "ServerSentEvent"], isUsed: contents.some(isEvents) },
    { module: "stream", names: ["ItemStream"], isUsed: contents.some((content) => !isEvents(content)) },
  ];
  return types
    .filter(({ isUsed }) => isUsed)
    .map(({ module, names }) => ({ module: `./runtime/${module}.js`, isType: true, names: list(names) }));
}

function list(names: readonly string[]): Code {
  const sorted = [...new Set(names)].sort(compareStrings).map(ident);
  const line = code`{ ${join(sorted, code`, `)} }`;
  return fits(line, 80) || names.length === 0
    ? line
    : block(
        code`{`,
        sorted.map((name) => code`${name},`),
        code`}`,
      );
}

import { compareStrings } from "../../kernel/ordering.ts";
import type { EmitContext } from "../emitter.ts";
import { allResources } from "../../model/resources.ts";
import { block, code, fits, ident, join, type Code } from "../print/code.ts";
import { helperItems } from "../helpers/helper-items.ts";
import { clientNames } from "./client-view.ts";
import { exportAll } from "../barrel-file.ts";
import { errorClasses } from "./operation-errors.ts";
import { errorName } from "./resource-view.ts";

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
];

/** The view of the entry's `shared/exports.ts.hbs`, and the names that it exports one by one. */
export function indexView({ api, emit }: EmitContext) {
  const { name, optionsName, createName, createTransportName } = clientNames(api);
  const errors = allResources(api.resources).map(({ modulePath, operations }) => ({
    module: `./resources/${modulePath}.js`,
    isType: true,
    names: list(operations.map(errorName)),
  }));
  const exports = [
    { module: "./client.js", isType: false, names: list([createName, createTransportName]) },
    { module: "./client.js", isType: true, names: list([name, optionsName]) },
    ...errors.filter(({ names }) => names.text !== "{  }"),
    ...(emit.has("helpers") && helperItems(api).length > 0 ? [exportAll("./helpers.js", false)] : []),
    ...(emit.has("types") ? [exportAll("./types.js", true)] : []),
    { module: "./runtime/errors.js", isType: false, names: list(runtimeErrors) },
    { module: "./runtime/call.js", isType: true, names: list(["ApiCall", "Result"]) },
    { module: "./runtime/transport.js", isType: true, names: list(["CallOptions", "Transport", "TransportOptions"]) },
  ];
  return { view: { exports }, names: [createName, createTransportName, name, optionsName] };
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

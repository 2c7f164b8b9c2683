import { compareStrings } from "../../kernel/ordering.ts";
import type { EmitContext } from "../emitter.ts";
import { allResources } from "../operations.ts";
import { block, code, fits, ident, join, type Code } from "../print/code.ts";
import { helpersView } from "../helpers/helpers-view.ts";
import { clientNames } from "./client-view.ts";
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

/** The view of `client/index.ts.hbs`, and the names that it exports one by one. */
export function indexView({ api, emit }: EmitContext) {
  const { name, optionsName, createName, createTransportName } = clientNames(api);
  const errors = allResources(api).map(({ modulePath, operations }) => ({
    module: `./resources/${modulePath}.js`,
    isType: true,
    names: list(operations.map(errorName)),
  }));
  const all = (module: string, isType: boolean) => ({ module, isType, names: code`*` });
  const exports = [
    { module: "./client.js", isType: false, names: list([createName, createTransportName]) },
    { module: "./client.js", isType: true, names: list([name, optionsName]) },
    ...errors.filter(({ names }) => names.text !== "{  }"),
    ...(emit.has("helpers") && helpersView(api).exports.length > 0 ? [all("./helpers.js", false)] : []),
    ...(emit.has("types") ? [all("./types.js", true)] : []),
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

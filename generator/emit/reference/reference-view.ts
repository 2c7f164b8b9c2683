import type { Api, SecurityScheme } from "../../model/api.ts";
import { clientNames } from "../client/client-names.ts";
import { variablesOf } from "../client/server-code.ts";
import type { EmitContext } from "../emitter.ts";
import { placedOperations } from "../operations.ts";
import { code, ident, join, key, lit, nothing, printValue, type Code } from "../print/code.ts";
import { typeContexts } from "../print/print-type.ts";
import { sampleCall, sampleFunctionCall } from "./sample-call.ts";

/** The view of `reference/README.md.hbs`, but for the methods. */
export function referenceView({ api, emit }: EmitContext) {
  const { createName, createTransportName, createLoggerName, createRawName } = clientNames(api);
  return {
    title: api.title,
    version: api.version,
    createName,
    createTransportName,
    createLoggerName,
    createRawName,
    server: api.server?.url,
    hasServerVariables: variablesOf(api).length > 0,
    hasClient: emit.has("client"),
    create: printCreation(api, createName),
    createTransport: printCreation(api, createTransportName),
    credentials: api.securitySchemes.map(credentialView),
    sample: sampleView(api),
  };
}

/** The first operation that can be called with a sample, in the ways in which it can be called. */
function sampleView(api: Api) {
  const { request } = typeContexts(api);
  for (const { resource, operation } of placedOperations(api)) {
    const call = sampleCall(resource, operation, request);
    const functionCall = sampleFunctionCall(operation, request);
    if (call === undefined || functionCall === undefined) continue;
    return {
      call: code`await ${call()};`,
      result: code`await ${call()}.result()`,
      withResponse: code`await ${call(code`{ timeout: 5_000 }`)}.withResponse()`,
      functionName: operation.functionName,
      module: `./resources/${resource.modulePath}.js`,
      function: code`await ${functionCall};`,
    };
  }
  return undefined;
}

/** How a client is made: with the credentials that no environment variable holds, those of one alternative. */
function printCreation(api: Api, createName: string): Code {
  const [alternative = []] = placedOperations(api).flatMap(({ operation }) => operation.security.slice(0, 1));
  const members = api.securitySchemes
    .filter(({ name, variables }) => variables === undefined && alternative.some(({ scheme }) => scheme === name))
    .map(({ kind, localName }) => {
      const value = kind === "basic" ? printValue({ username: "…", password: "…" }) : lit("…");
      return code`${key(localName)}: ${value}`;
    });
  // A document that names no server leaves it to the caller.
  const needsServer = placedOperations(api).some(({ operation }) => (operation.server ?? api.server) === undefined);
  if (needsServer) members.unshift(code`baseUrl: ${lit("https://api.example.com")}`);
  const options = members.length === 0 ? nothing : code`{ ${join(members, code`, `)} }`;
  return code`${ident(createName)}(${options})`;
}

function credentialView(scheme: SecurityScheme) {
  const { variables } = scheme;
  const names =
    variables === undefined
      ? []
      : typeof variables === "string"
        ? [variables]
        : [variables.username, variables.password];
  return {
    option: scheme.localName,
    name: scheme.name,
    variables: names,
    description: scheme.docs.description ?? "",
  };
}

import type { Api, SecurityScheme } from "../../model/api.ts";
import type { CredentialVariables } from "../../config/target-config.ts";
import type { SecurityAlternative } from "../../model/operation/operation.ts";
import { placedOperations } from "../operations.ts";
import { block, code, ident, imported, importedType, join, key, lit, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { clientNames } from "./client-names.ts";
import { printAlternative, securityKey } from "./security-code.ts";
import {
  ownServers,
  printOwnServers,
  printServer,
  printServerVariables,
  serverVariables,
  variablesOf,
} from "./server-code.ts";

const runtimeModule = "runtime/transport";

/** The view of `client/transport.ts.hbs`: the options of a client, and what sends its requests. */
export function transportView(api: Api) {
  const { createName, createTransportName, optionsName } = clientNames(api);
  return {
    createName,
    createTransportName,
    optionsName,
    transportType: importedType("Transport", runtimeModule),
    transportOptions: importedType("TransportOptions", runtimeModule),
    credentials: api.securitySchemes.map((scheme) => ({
      name: scheme.localName,
      docs: docComment(scheme.docs, credentialNotes(scheme)),
      type: importedType(scheme.kind === "basic" ? "BasicCredentialSource" : "CredentialSource", runtimeModule),
    })),
    serverVariables: printServerVariables(api),
    hasOwnServers: ownServers(api).size > 0,
    transport: printTransport(api),
    hasVariables: api.securitySchemes.some(({ variables }) => variables !== undefined),
  };
}

function credentialNotes(scheme: SecurityScheme): string[] {
  const names = variableNames(scheme.variables).map((name) => `\`${name}\``);
  return [
    ...(scheme.kind === "http" ? [`What stands after \`${scheme.scheme}\` in the header \`Authorization\`.`] : []),
    ...(names.length === 0 ? [] : [`Without it, the environment variable ${names.join(" and ")} is read.`]),
  ];
}

function variableNames(variables: CredentialVariables | undefined): string[] {
  if (variables === undefined) return [];
  return typeof variables === "string" ? [variables] : [variables.username, variables.password];
}

function printTransport(api: Api): Code {
  const taken = api.securitySchemes.map(({ localName }) => {
    const local = localOption(localName);
    return local === localName ? ident(localName) : code`${key(localName)}: ${ident(local)}`;
  });
  if (variablesOf(api).length > 0) taken.push(ident(serverVariables));
  const destructuring = taken.length === 0 ? nothing : code`const { ${join(taken, code`, `)}, ...rest } = options;\n`;
  const rest = taken.length === 0 ? code`options` : code`rest`;
  const credentials = api.securitySchemes.map(
    (scheme) => code`${ident(scheme.localName)}: ${printCredential(scheme)},`,
  );
  const ids = api.requestIdHeaders.map((name) => lit(name));
  const servers = printOwnServers(api, rest);
  const lines = [
    code`...${rest},`,
    ...(api.server === undefined ? [] : [code`baseUrl: ${rest}.baseUrl ?? ${printServer(api.server)},`]),
    ...(servers === undefined ? [] : [code`servers: ${servers},`]),
    code`credentials: ${credentials.length === 0 ? code`{}` : block(code`{`, credentials, code`}`)},`,
    code`defaultSecurity: [${join(defaultSecurity(api), code`, `)}],`,
    ...(ids.length === 0 ? [] : [code`requestIdHeaders: [${join(ids, code`, `)}],`]),
  ];
  return code`${destructuring}return ${imported("createTransport", runtimeModule)}(${block(code`{`, lines, code`}`)});`;
}

/** The names that the function uses for other things than options. */
const usedNames = new Set(["apiKey", "basic", "bearer", "createTransport", "http"]);

/** What an option is called in the function: another name than its own where that is taken there. */
function localOption(name: string): string {
  return usedNames.has(name) ? `${name}Option` : name;
}

/** Every alternative that some operation accepts, each once: the raw client does not know the operation that it calls. */
function defaultSecurity(api: Api): Code[] {
  const alternatives = new Map<string, SecurityAlternative>();
  for (const { operation } of placedOperations(api)) {
    for (const alternative of operation.security) alternatives.set(securityKey([alternative]), alternative);
  }
  return [...alternatives.values()].map(printAlternative);
}

function printCredential(scheme: SecurityScheme): Code {
  const option = ident(localOption(scheme.localName));
  const variables = printVariables(scheme.variables);
  switch (scheme.kind) {
    case "bearer":
      return code`${imported("bearer", runtimeModule)}(${option}${variables})`;
    case "basic":
      return code`${imported("basic", runtimeModule)}(${option}${variables})`;
    case "http":
      return code`${imported("http", runtimeModule)}(${option}, ${lit(scheme.scheme)}${variables})`;
    case "apiKey": {
      const place = code`{ in: ${lit(scheme.in)}, name: ${lit(scheme.parameter)} }`;
      return code`${imported("apiKey", runtimeModule)}(${option}, ${place}${variables})`;
    }
  }
}

function printVariables(variables: CredentialVariables | undefined): Code {
  if (variables === undefined) return nothing;
  if (typeof variables === "string") return code`, ${lit(variables)}`;
  return code`, { username: ${lit(variables.username)}, password: ${lit(variables.password)} }`;
}

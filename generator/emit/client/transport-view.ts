import type { Api, SecurityScheme, Server } from "../../model/api.ts";
import type { CredentialVariables } from "../../config/target-config.ts";
import { allResources } from "../../model/resources.ts";
import {
  block,
  code,
  ident,
  imported,
  importedType,
  join,
  key,
  lit,
  nothing,
  printValue,
  union,
  type Code,
} from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { clientNames } from "./client-names.ts";

const runtimeModule = "runtime/transport";
const authModule = "runtime/auth";

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
      type: importedType(scheme.kind === "basic" ? "BasicCredentialSource" : "CredentialSource", authModule),
    })),
    serverVariables: printServerVariables(api),
    transport: printTransport(api),
    hasVariables: api.securitySchemes.some(({ variables }) => variables !== undefined),
  };
}

function credentialNotes(scheme: SecurityScheme): string[] {
  const names = variableNames(scheme.variables).map((name) => `\`${name}\``);
  return names.length === 0 ? [] : [`Without it, the environment variable ${names.join(" and ")} is read.`];
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
  if (hasVariables(api)) taken.push(ident(serverVariables));
  const destructuring = taken.length === 0 ? nothing : code`const { ${join(taken, code`, `)}, ...rest } = options;\n`;
  const rest = taken.length === 0 ? code`options` : code`rest`;
  const credentials = api.securitySchemes.map(
    (scheme) => code`${ident(scheme.localName)}: ${printCredential(scheme)},`,
  );
  const ids = api.requestIdHeaders.map((name) => lit(name));
  const lines = [
    code`...${rest},`,
    ...(api.server === undefined ? [] : [code`baseUrl: ${rest}.baseUrl ?? ${printServer(api.server)},`]),
    code`credentials: ${credentials.length === 0 ? code`{}` : block(code`{`, credentials, code`}`)},`,
    code`defaultSecurity: [${join(defaultSecurity(api), code`, `)}],`,
    ...(ids.length === 0 ? [] : [code`requestIdHeaders: [${join(ids, code`, `)}],`]),
  ];
  return code`${destructuring}return ${imported("createTransport", runtimeModule)}(${block(code`{`, lines, code`}`)});`;
}

/** The option that holds the variables of the server's URL. */
const serverVariables = "serverVariables";

function hasVariables({ server }: Api): boolean {
  return server !== undefined && server.variables.length > 0;
}

function printServer({ template, url, variables }: Server): Code {
  if (variables.length === 0) return lit(url);
  const defaults = printValue(Object.fromEntries(variables.map((variable) => [variable.name, variable.default])));
  return code`${imported("serverUrl", "runtime/server-url")}(${lit(template)}, ${defaults}, ${ident(serverVariables)})`;
}

/** The type of that option; nothing where the URL has no variables. */
function printServerVariables({ server }: Api): Code | undefined {
  if (server === undefined || server.variables.length === 0) return undefined;
  const members = server.variables.map(({ name, values, docs, default: fallback }) => {
    const type = values.length === 0 ? code`string` : union(values.map((value) => lit(value)));
    return code`${docComment({ ...docs, default: fallback })}readonly ${key(name)}?: ${union([type, code`undefined`])};`;
  });
  return block(code`{`, members, code`}`);
}

/** The names that the function uses for other things than options. */
const usedNames = new Set(["apiKey", "basic", "bearer", "createTransport"]);

/** What an option is called in the function: another name than its own where that is taken there. */
function localOption(name: string): string {
  return usedNames.has(name) ? `${name}Option` : name;
}

/** Every alternative that some operation accepts, each once: the raw client does not know the operation that it calls. */
function defaultSecurity(api: Api): Code[] {
  const alternatives = allResources(api.resources).flatMap(({ operations }) =>
    operations.flatMap(({ security }) => security),
  );
  const printed = alternatives.map((alternative) => {
    const names = alternative.map(({ localName }) => lit(localName));
    return code`[${join(names, code`, `)}]`;
  });
  return [...new Map(printed.map((alternative) => [alternative.text, alternative])).values()];
}

function printCredential(scheme: SecurityScheme): Code {
  const option = ident(localOption(scheme.localName));
  const variables = printVariables(scheme.variables);
  switch (scheme.kind) {
    case "bearer":
      return code`${imported("bearer", authModule)}(${option}${variables})`;
    case "basic":
      return code`${imported("basic", authModule)}(${option}${variables})`;
    case "apiKey": {
      const place = code`{ in: ${lit(scheme.in)}, name: ${lit(scheme.parameter)} }`;
      return code`${imported("apiKey", authModule)}(${option}, ${place}${variables})`;
    }
  }
}

function printVariables(variables: CredentialVariables | undefined): Code {
  if (variables === undefined) return nothing;
  if (typeof variables === "string") return code`, ${lit(variables)}`;
  return code`, { username: ${lit(variables.username)}, password: ${lit(variables.password)} }`;
}

import type { Api, Server, ServerVariable } from "../../model/api.ts";
import { placedOperations } from "../operations.ts";
import { block, code, ident, imported, key, lit, printValue, union, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";

/** The option that holds the variables of the servers' URLs. */
export const serverVariables = "serverVariables";

/**
 * What requests call a server by: its URL, in which each variable stands with its default. The template alone would not
 * do, for the same template may have other defaults elsewhere.
 */
export function serverKey({ template, variables }: Server): string {
  return variables.reduce((text, { name, default: fallback }) => {
    return text.replaceAll(`{${name}}`, () => `{${name}=${fallback}}`);
  }, template);
}

/** The servers that operations have of their own, by their keys. */
export function ownServers(api: Api): ReadonlyMap<string, Server> {
  const servers = placedOperations(api).flatMap(({ operation: { server } }) => server ?? []);
  return new Map(servers.map((server) => [serverKey(server), server]));
}

export function printServer({ template, url, variables }: Server): Code {
  if (variables.length === 0) return lit(url);
  const defaults = printValue(Object.fromEntries(variables.map((variable) => [variable.name, variable.default])));
  return code`${imported("serverUrl", "runtime/server-url")}(${lit(template)}, ${defaults}, ${ident(serverVariables)})`;
}

/** The servers of which operations have one of their own; absent where none has. */
export function printOwnServers(api: Api, options: Code): Code | undefined {
  const servers = [...ownServers(api)];
  if (servers.length === 0) return undefined;
  const lines = servers.map(([name, server]) => code`${key(name)}: ${printServer(server)},`);
  return code`${options}.baseUrl === undefined ? ${block(code`{`, lines, code`}`)} : undefined`;
}

/** The variables of all servers. Those of one name are one, so that what is given for it counts for every server. */
export function variablesOf(api: Api): readonly ServerVariable[] {
  const all = [...(api.server ? [api.server] : []), ...ownServers(api).values()].flatMap(({ variables }) => variables);
  const byName = new Map<string, ServerVariable[]>();
  for (const variable of all) {
    const same = byName.get(variable.name);
    if (same) same.push(variable);
    else byName.set(variable.name, [variable]);
  }
  return [...byName.values()].flatMap((same) => {
    const isFree = same.some(({ values }) => values.length === 0);
    const values = isFree ? [] : [...new Set(same.flatMap((variable) => variable.values))];
    return same.slice(0, 1).map((variable) => ({ ...variable, values }));
  });
}

/** The type of the option; absent where no URL has variables. */
export function printServerVariables(api: Api): Code | undefined {
  const variables = variablesOf(api);
  if (variables.length === 0) return undefined;
  const members = variables.map(({ name, values, docs, default: fallback }) => {
    const type = values.length === 0 ? code`string` : union(values.map((value) => lit(value)));
    return code`${docComment({ ...docs, default: fallback })}readonly ${key(name)}?: ${union([type, code`undefined`])};`;
  });
  return block(code`{`, members, code`}`);
}

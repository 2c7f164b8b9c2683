import { arrayMember, member, objectMember, stringMember, type Json, type JsonObject } from "../kernel/json.ts";
import type { Server, ServerVariable } from "./api.ts";
import { readDocs } from "./docs.ts";

/** The first of the servers that a document, a path or an operation lists; the others are there to choose from. */
export function firstServer(holder: Json | undefined): Json | undefined {
  return arrayMember(holder, "servers")?.[0];
}

/**
 * A server, if its URL is absolute once its variables have their defaults.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#server-object
 */
export function readServer(server: Json | undefined): Server | undefined {
  const template = stringMember(server, "url");
  if (template === undefined) return undefined;
  const declared = objectMember(server, "variables");
  const names = new Set([...template.matchAll(variable)].flatMap(([, name]) => name ?? []));
  const variables = [...names].flatMap((name): ServerVariable[] => {
    const source = member(declared, name);
    const fallback = stringMember(source, "default");
    if (fallback === undefined) return [];
    const values = (arrayMember(source, "enum") ?? []).filter((value) => typeof value === "string");
    return [{ name, default: fallback, values, docs: readDocs(source) }];
  });
  const defaults = new Map(variables.map((known) => [known.name, known.default]));
  const url = template.replace(variable, (whole, name: string) => defaults.get(name) ?? whole);
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? { template, url, variables } : undefined;
}

/**
 * The server of an operation where it is another than the document's: many documents say again what they said above.
 *
 * @param holders the operation and its path item: the first that lists servers takes the place of all that come after it.
 * @param onRelative is told the URL of such a server that is not absolute.
 * @see https://spec.openapis.org/oas/v3.1.1.html#operation-object
 */
export function readOwnServer(
  root: JsonObject,
  holders: readonly (Json | undefined)[],
  onRelative: (url: string) => void,
): Server | undefined {
  let own: Json | undefined;
  for (const holder of holders) own = own === undefined ? firstServer(holder) : own;
  const url = stringMember(own, "url");
  if (url === undefined) return undefined;
  const documents = firstServer(root);
  const server = readServer(own);
  if (server === undefined) {
    if (url !== stringMember(documents, "url")) onRelative(url);
    return undefined;
  }
  const usual = readServer(documents);
  return server.template === usual?.template && server.url === usual.url ? undefined : server;
}

const variable = /\{([^{}]*)\}/g;

import { arrayMember, member, objectMember, stringMember, type JsonObject } from "../kernel/json.ts";
import type { Server, ServerVariable } from "./api.ts";
import { readDocs } from "./docs.ts";

/**
 * The first server, if its URL is absolute once its variables have their defaults.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#server-object
 */
export function readServer(root: JsonObject): Server | undefined {
  const server = arrayMember(root, "servers")?.[0];
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

const variable = /\{([^{}]*)\}/g;

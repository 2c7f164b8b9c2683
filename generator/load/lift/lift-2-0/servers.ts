import { arrayMember, type Json, type JsonObject, stringMember } from "../../../kernel/json.ts";

/**
 * The servers that `host`, `basePath` and `schemes` name; `undefined` where the document has none of them.
 *
 * Without `schemes` the scheme is the one with which the document was fetched. A file does not tell it: `https` then.
 *
 * @param schemes those of an operation override the document's.
 * @see https://spec.openapis.org/oas/v2.0.html#swagger-object
 */
export function liftServers(root: JsonObject, schemes = arrayMember(root, "schemes")): readonly Json[] | undefined {
  const basePath = withSlash(stringMember(root, "basePath")?.trim() ?? "").replace(/(?<=[^/])\/$/, "");
  const [, scheme, host = ""] = hostForm.exec(stringMember(root, "host")?.trim() ?? "") ?? [];
  if (host === "") return basePath === "" ? undefined : [{ url: basePath }];
  const offered = (schemes ?? []).filter((name) => typeof name === "string").map((name) => name.toLowerCase());
  const names = offered.length > 0 ? offered : [scheme ?? "https"];
  // The order says nothing, and a client must not send its credentials in the clear where it need not.
  const ordered = [...names.filter((name) => name === "https"), ...names.filter((name) => name !== "https")];
  return ordered.map((name) => ({ url: `${name}://${host}${basePath === "/" ? "" : basePath}` }));
}

/** A host has no scheme, but is often given one. */
const hostForm = /^(?:(?:([a-z][a-z0-9+.-]*):)?\/\/)?(.*?)\/?$/is;

function withSlash(path: string): string {
  return path === "" || path.startsWith("/") ? path : `/${path}`;
}

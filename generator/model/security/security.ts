import type { ClientConfig } from "../../config/target-config.ts";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { member, objectMember, stringMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { compareStrings, sortedBy } from "../../kernel/ordering.ts";
import type { Slice } from "../../select/slice.ts";
import type { SecurityScheme } from "../api.ts";
import { readDocs } from "../docs.ts";
import { inheritedNames, valueIdentifier } from "../names/identifier.ts";
import { uniqueName } from "../names/unique-name.ts";
import { camelCase } from "../names/words.ts";

/** Options of every client: a credential's option must have another name. */
const clientOptions = [
  "baseUrl",
  "fetch",
  "headers",
  "timeout",
  "middleware",
  "observer",
  "rest",
  "options",
  "transport",
  "raw",
  "serverVariables",
];

/**
 * The security schemes of the slice, in the order of their names.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object
 */
export function readSecuritySchemes(slice: Slice, client: ClientConfig, diagnostics: Diagnostics): SecurityScheme[] {
  const place = "/components/securitySchemes";
  const schemes = objectMember(objectMember(slice.root, "components"), "securitySchemes") ?? {};
  const options = nameOptions(objectMember(objectMember(slice.document.root, "components"), "securitySchemes") ?? {});
  return Object.entries(schemes)
    .sort(([left], [right]) => compareStrings(left, right))
    .flatMap(([name, source]): SecurityScheme[] => {
      const pointer = appendPointer(place, name);
      const transmission = readTransmission(source);
      if (transmission === undefined) {
        diagnostics.warning("model/unsatisfiable-security-scheme", `\`${name}\` ${obstacle(source)}`, {
          location: { file: slice.document.file, pointer },
          ...(isOfConnection(source) && { help: "Give the client a `fetch` whose connections have the certificate." }),
        });
        return [];
      }
      const localName = options.get(name) ?? name;
      const variables = Object.hasOwn(client.auth, name) ? client.auth[name] : undefined;
      return [{ name, localName, pointer, docs: readDocs(source), variables, ...transmission }];
    });
}

/** The options for the credentials of all schemes of the document that a client can satisfy, by the schemes' names. */
function nameOptions(schemes: JsonObject): ReadonlyMap<string, string> {
  const taken = new Set([...clientOptions, ...inheritedNames]);
  const names = Object.keys(schemes).filter((name) => readTransmission(member(schemes, name) ?? {}) !== undefined);
  return new Map(
    sortedBy(names, (name) => name).map((name) => [
      name,
      uniqueName(valueIdentifier(camelCase(name), "credential"), taken),
    ]),
  );
}

/** Whether the certificate of a connection satisfies a Security Scheme Object. */
export function isOfConnection(source: Json | undefined): boolean {
  return stringMember(source, "type") === "mutualTLS";
}

/** Why no client can satisfy a Security Scheme Object. */
function obstacle(source: Json): string {
  const type = stringMember(source, "type");
  if (isOfConnection(source)) return "is satisfied by the connection, with which a request has nothing to do";
  if (type === "http") return "does not name with `scheme` the authentication scheme of HTTP that it is of";
  if (type === "apiKey") return "does not say with `name` and `in` (header, query or cookie) where its key goes";
  return `has the type ${JSON.stringify(type ?? null)}, which OpenAPI does not know`;
}

/** The registered schemes, as they are written. @see https://www.iana.org/assignments/http-authschemes */
const registered =
  "Basic Bearer Concealed Digest DPoP GNAP HOBA Mutual Negotiate OAuth PrivateToken SCRAM-SHA-1 SCRAM-SHA-256 vapid";

const httpSchemes: ReadonlyMap<string, string> = new Map(
  registered.split(" ").map((scheme) => [scheme.toLowerCase(), scheme]),
);

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-11.1 */
function readHttpScheme(name: string): Transmission | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return undefined;
  const scheme = httpSchemes.get(name.toLowerCase()) ?? name;
  if (scheme === "Basic") return { kind: "basic" };
  return scheme === "Bearer" ? { kind: "bearer" } : { kind: "http", scheme };
}

/** How a request carries a credential. */
export type Transmission =
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | { readonly kind: "http"; readonly scheme: string }
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string };

/** How a Security Scheme Object says to send its credential; `undefined` where no client can do that. */
export function readTransmission(source: Json): Transmission | undefined {
  switch (stringMember(source, "type")) {
    case "http":
      return readHttpScheme(stringMember(source, "scheme") ?? "");
    case "oauth2":
    case "openIdConnect":
      return { kind: "bearer" };
    case "apiKey": {
      const place = member(source, "in");
      const parameter = stringMember(source, "name");
      if (parameter === undefined || (place !== "header" && place !== "query" && place !== "cookie")) return undefined;
      return { kind: "apiKey", in: place, parameter };
    }
    default:
      return undefined;
  }
}

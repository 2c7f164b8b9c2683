import type { ClientConfig } from "../../config/target-config.ts";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { nearest } from "../../kernel/nearest.ts";
import type { Slice } from "../../select/slice.ts";
import { matchName } from "./name-rules.ts";
import { resourceSource } from "./operation-names.ts";
import { readTransmission } from "../security/security.ts";

/** What else there is beside the document, and where to report. */
export interface NameContext {
  /** The names of the schemas that have a type; some of them are no components. */
  readonly named: readonly string[];
  readonly diagnostics: Diagnostics;
}

/**
 * Reports the keys of `client.auth`, `client.names`, `client.resources` and `client.types` that fit nothing in the whole document, and the
 * credentials that do not fit their scheme. What is there but not selected is no error: routes come and go.
 */
export function reportUnknownNames(slice: Slice, client: ClientConfig, context: NameContext): void {
  const { diagnostics } = context;
  const { file } = slice.document;
  const components = objectMember(slice.document.root, "components");
  const schemes = objectMember(components, "securitySchemes") ?? {};
  const report = (option: string, kind: string, given: Given["given"], known: () => readonly string[]): void => {
    // All names of a document take long to list, and few configs name anything.
    if (Object.keys(given).length > 0) reportUnknown(option, kind, { given, known: known(), diagnostics, file });
  };
  report("client.auth", "security scheme", client.auth, () => Object.keys(schemes));
  reportCredentials(schemes, client, diagnostics);
  report("client.types", "schema", client.types, () => [
    ...new Set([...Object.keys(objectMember(components, "schemas") ?? {}), ...context.named]),
  ]);
  const operations = slice.documentOperations;
  const routes = () => [
    ...operations.flatMap(({ operationId }) => operationId ?? []),
    ...operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  ];
  report("client.names", "operation", client.names, routes);
  report("client.envelopes", "operation", client.envelopes, routes);
  report("client.pagination", "operation", client.pagination, routes);
  report("client.resources", "tag", client.resources, () => [...new Set(operations.map(resourceSource))]);
}

interface Given {
  readonly given: Readonly<Record<string, unknown>>;
  readonly known: readonly string[];
  readonly diagnostics: Diagnostics;
  /** The document: the config may have several. */
  readonly file: string;
}

function reportUnknown(option: string, kind: string, { given, known, diagnostics, file }: Given): void {
  const isPattern = option !== "client.auth";
  for (const key of Object.keys(given)) {
    if (known.some((name) => (isPattern ? matchName(name, key) !== undefined : name === key))) continue;
    const [near] = nearest(key, known, 1);
    diagnostics.error(
      "model/unknown-name",
      `\`${option}\` names the ${kind} \`${key}\`, which \`${file}\` does not have`,
      {
        ...(near !== undefined && { help: `Did you mean \`${near}\`?` }),
        option: appendPointer(`/${option.replace(".", "/")}`, key),
      },
    );
  }
}

function reportCredentials(schemes: JsonObject, client: ClientConfig, diagnostics: Diagnostics): void {
  const given = new Map<string, unknown>(Object.entries(client.auth));
  for (const [name, source] of Object.entries(schemes)) {
    const kind = given.has(name) ? credentialOf(source) : undefined;
    const option = appendPointer("/client/auth", name);
    const isPair = typeof given.get(name) === "object";
    if (kind === "pair" && !isPair) {
      const help = `Write \`${name}: { username: …, password: … }\`, each the name of an environment variable.`;
      const message = `\`client.auth\` gives \`${name}\` one value, but HTTP Basic needs a username and a password`;
      diagnostics.error("model/wrong-credential", message, { help, option });
    }
    if (kind === "value" && isPair) {
      const help = `Write \`${name}: …\` with the name of one environment variable.`;
      const message = `\`client.auth\` gives \`${name}\` a username and a password, but the scheme needs one value`;
      diagnostics.error("model/wrong-credential", message, { help, option });
    }
  }
}

function credentialOf(scheme: Json): "pair" | "value" | undefined {
  const transmission = readTransmission(scheme);
  if (transmission === undefined) return undefined;
  return transmission.kind === "basic" ? "pair" : "value";
}

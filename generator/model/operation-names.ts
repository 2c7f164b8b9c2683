import type { ClientConfig } from "../config/target-config.ts";
import { stringMember, arrayMember, type JsonObject } from "../kernel/json.ts";
import { valueIdentifier } from "./identifier.ts";
import { camelCase, pascalCase, words } from "./words.ts";

/** What a client has beside its resources. */
export const clientMembers: ReadonlySet<string> = new Set(["transport", "raw"]);

/** What people call an operation, before clashes are settled. */
export interface OperationName {
  /** The operationId; without one, the method and path. */
  readonly name: string;
  /** The names of the resources from the root down, then the method's. */
  readonly path: readonly string[];
  /** It depends on this operation only, so that the types keep their names when other operations are selected. */
  readonly typeName: string;
  /** The config has given the path. */
  readonly isGiven: boolean;
}

/**
 * The config's name for the operation; without one, its first tag is the resource and its operationId the method.
 *
 * @param operation the Operation Object.
 */
export function nameOperation(
  operation: JsonObject,
  route: { readonly method: string; readonly path: string },
  client: ClientConfig,
): OperationName {
  const operationId = stringMember(operation, "operationId");
  const name = operationId ?? `${route.method} ${route.path}`;
  const given =
    operationId !== undefined && Object.hasOwn(client.names, operationId) ? client.names[operationId] : undefined;
  const path = given?.split(".") ?? [];
  // A name without a resource is that of the method alone.
  if (path.length < 2) path.unshift(defaultResource(operation, route.path));
  if (given === undefined) path.push(camelCase(name) || "call");
  return { name, path, typeName: nameTypes(path), isGiven: given !== undefined };
}

/** The method's name; where that is a single word, such as `list`, other resources tend to have one too. */
function nameTypes(path: readonly string[]): string {
  const method = path.at(-1) ?? "";
  return pascalCase(method) + (words(method).length === 1 ? pascalCase(path.at(-2) ?? "") : "");
}

function defaultResource(operation: JsonObject, path: string): string {
  const tag = arrayMember(operation, "tags")?.find((item) => typeof item === "string");
  const segment = path.split("/").find((part) => part !== "" && !part.startsWith("{"));
  const resource = valueIdentifier(camelCase(typeof tag === "string" ? tag : (segment ?? "")), "root");
  return clientMembers.has(resource) ? `${resource}_` : resource;
}

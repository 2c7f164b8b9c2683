import type { ClientConfig } from "../config/target-config.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { DocumentOperation } from "../select/list-operations.ts";
import { valueIdentifier } from "./identifier.ts";
import { applyRules } from "./name-rules.ts";
import { uniqueName } from "./unique-name.ts";
import { camelCase, pascalCase, words } from "./words.ts";

/** What a client has beside its resources. */
export const clientMembers: ReadonlySet<string> = new Set(["transport"]);

/** What people call an operation, before clashes are settled. */
export interface OperationName {
  /** The operationId; without one, the method and path. */
  readonly name: string;
  /** The names of the resources from the root down, then the method's. */
  readonly path: readonly string[];
  /** It depends on the document only, so that the types keep their names when other operations are selected. */
  readonly typeName: string;
  /** The config has given the path. */
  readonly isGiven: boolean;
}

/** What of an operation its name is made of. */
export type NamedOperation = Pick<DocumentOperation, "method" | "path" | "operationId" | "tags">;

/** What an operation is called, all clashes with others of the document settled. */
export interface SettledName extends OperationName {
  /** The name of the method in its resource. */
  readonly method: string;
}

/**
 * The names of all operations of a document by their pointers: what they are called does not depend on which of them are
 * selected. What the config gives counts before all else; two that are selected and are given the same are a problem.
 *
 * @param operations all operations of the document.
 */
export function nameOperations(
  operations: readonly DocumentOperation[],
  client: ClientConfig,
): ReadonlyMap<JsonPointer, SettledName> {
  const names = new OperationNames(operations, client);
  const found = operations.map((operation) => ({ pointer: operation.pointer, name: names.nameOf(operation) }));
  const taken = new Set(found.flatMap(({ name }) => (name.isGiven ? [name.path.join(".")] : [])));
  return new Map(
    found.map(({ pointer, name }) => {
      const route = name.path.join(".");
      const settled = name.isGiven ? route : uniqueName(route, taken);
      return [pointer, { ...name, method: settled.split(".").at(-1) ?? "" }];
    }),
  );
}

/** The names of a document's operations, before clashes are settled. */
class OperationNames {
  readonly #client: ClientConfig;
  /** How many operations of the document are called so, and how many of a resource. */
  readonly #counts = new Map<string, number>();

  /** @param operations all operations of the document. */
  constructor(operations: readonly NamedOperation[], client: ClientConfig) {
    this.#client = client;
    for (const operation of operations) {
      for (const key of keysOf(operation)) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  /**
   * The config's name for the operation; without one, its first tag is the resource and its operationId the method. An id
   * that several operations have tells them apart no more, so their method and path do.
   */
  nameOf(operation: NamedOperation): OperationName {
    const { operationId, method, path: route } = operation;
    const name = operationId ?? `${method} ${route}`;
    const given = givenName(operation, this.#client);
    const [everywhere, inResource] = keysOf(operation).map((key) => (this.#counts.get(key) ?? 0) > 1);
    const path = given?.split(".") ?? [];
    // A name without a resource is that of the method alone.
    if (path.length < 2) path.unshift(...defaultResource(operation, this.#client));
    const isUnclear = given === undefined && inResource === true && operationId !== undefined;
    if (given === undefined) path.push(camelCase(isUnclear ? `${name} ${method} ${route}` : name) || "call");
    const typeName = nameTypes(path, given === undefined && everywhere === true && !isUnclear);
    return { name, path, typeName, isGiven: given !== undefined };
  }
}

/** What stands for the name of an operation among all, and among those of its resource. */
function keysOf(operation: NamedOperation): [string, string] {
  const { operationId, method, path } = operation;
  const name = operationId === undefined ? `${method} ${path}` : camelCase(operationId).toLowerCase();
  return [name, `${resourceSource(operation)}\n${name}`];
}

/**
 * The method's name. Where that is a single word, such as `list`, other resources tend to have one too; where they are
 * known to have one, it says too little as well.
 */
function nameTypes(path: readonly string[], isShared: boolean): string {
  const method = path.at(-1) ?? "";
  return pascalCase(method) + (isShared || words(method).length === 1 ? pascalCase(path.at(-2) ?? "") : "");
}

/** The config may name an operation by its id, or by its method and path. */
function givenName({ operationId, method, path }: NamedOperation, { names }: ClientConfig): string | undefined {
  const route = `${method.toUpperCase()} ${path}`;
  if (Object.hasOwn(names, route)) return names[route];
  return operationId === undefined ? undefined : applyRules(operationId, names, spellMember);
}

/** What a `*` matched, as the name of a resource or method. */
function spellMember(matched: string): string {
  return valueIdentifier(camelCase(matched), "root");
}

/** What the resource of an operation is named for, where the config says nothing. */
export function resourceSource({ tags, path }: NamedOperation): string {
  return tags[0] ?? firstSegment(path);
}

function defaultResource(operation: NamedOperation, { resources }: ClientConfig): readonly string[] {
  const source = resourceSource(operation);
  const given = applyRules(source, resources, spellMember);
  if (given !== undefined) return given.split(".");
  const resource = spellMember(source);
  return [clientMembers.has(resource) ? `${resource}_` : resource];
}

/** The first segment that says something: not a parameter, and where there is another, not `api` or a version. */
function firstSegment(path: string): string {
  const segments = path.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  return (
    segments.find((part) => !/^(?:api|rest|v\d+(?:[._]\d+)*(?:(?:alpha|beta)\d*)?)$/i.test(part)) ?? segments[0] ?? ""
  );
}

import type { ClientConfig } from "../../config/target-config.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { DocumentOperation } from "../../select/list-operations.ts";
import { memberIdentifier } from "./identifier.ts";
import { applyRules, ruleFor } from "./name-rules.ts";
import { uniqueName } from "./unique-name.ts";
import { camelCase, joinedPascal, pascalCase, words } from "./words.ts";

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
  /** The key of `client.names` that has given the path; `undefined` where the document has. */
  readonly givenBy: string | undefined;
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
  const names = new OperationNames(client);
  const keyed = operations.map((operation) => names.count(operation));
  const found = keyed.map((operation) => names.nameOf(operation));
  const taken = new Set<string>();
  for (const { path, givenBy } of found) if (givenBy !== undefined) taken.add(path.join("."));
  const settled = new Map<JsonPointer, SettledName>();
  operations.forEach(({ pointer }, index) => {
    const name = found[index];
    if (name === undefined) return;
    const route = name.path.join(".");
    const unique = name.givenBy === undefined ? uniqueName(route, taken) : route;
    settled.set(pointer, { ...name, method: (unique === route ? name.path : unique.split(".")).at(-1) ?? "" });
  });
  return settled;
}

/** An operation, and what stands for its name. */
interface KeyedOperation {
  readonly operation: NamedOperation;
  /** The operationId; without one, the method and path. */
  readonly name: string;
  /** The operationId as a name of a method; without one, nothing. */
  readonly method: string;
  /** What stands for its name among all operations. */
  readonly everywhere: string;
  /** What stands for its name among those of its resource. */
  readonly inResource: string;
}

/** The names of a document's operations, before clashes are settled. */
class OperationNames {
  readonly #client: ClientConfig;
  /** How many operations of the document are called so, and how many of a resource. */
  readonly #counts = new Map<string, number>();
  /** What they are called for → the names of the resources that hold them. */
  readonly #resources = new Map<string, readonly string[]>();

  constructor(client: ClientConfig) {
    this.#client = client;
  }

  /** All operations of a document have to be counted before one is named. */
  count(operation: NamedOperation): KeyedOperation {
    const { operationId, method: sent, path } = operation;
    const name = operationId ?? `${sent} ${path}`;
    const method = operationId === undefined ? "" : camelCase(operationId);
    const everywhere = operationId === undefined ? name : method.toLowerCase();
    const inResource = `${resourceSource(operation)}\n${everywhere}`;
    this.#note(everywhere);
    this.#note(inResource);
    return { operation, name, method, everywhere, inResource };
  }

  /**
   * The config's name for the operation; without one, its first tag is the resource and its operationId the method. An id
   * that several operations have tells them apart no more, so their method and path do.
   */
  nameOf(keyed: KeyedOperation): OperationName {
    const { operation, name } = keyed;
    const given = givenName(operation, this.#client);
    const path = given?.split(".") ?? [];
    // A name without a resource is that of the method alone.
    if (path.length < 2) path.unshift(...this.#resourceOf(operation));
    if (given !== undefined) {
      return { name, path, typeName: nameTypes(path, false), givenBy: givenKey(operation, this.#client) };
    }
    const isUnclear = operation.operationId !== undefined && this.#isShared(keyed.inResource);
    path.push(methodName(keyed, isUnclear) || "call");
    const typeName = nameTypes(path, !isUnclear && this.#isShared(keyed.everywhere));
    return { name, path, typeName, givenBy: undefined };
  }

  #note(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  #isShared(key: string): boolean {
    return (this.#counts.get(key) ?? 0) > 1;
  }

  #resourceOf(operation: NamedOperation): readonly string[] {
    const source = resourceSource(operation);
    const known = this.#resources.get(source);
    if (known !== undefined) return known;
    const resource = defaultResource(source, this.#client);
    this.#resources.set(source, resource);
    return resource;
  }
}

function methodName({ operation, name, method }: KeyedOperation, isUnclear: boolean): string {
  if (isUnclear) return camelCase(`${name} ${operation.method} ${operation.path}`);
  return operation.operationId === undefined ? camelCase(name) : method;
}

/**
 * The method's name. Where that is a single word, such as `list`, other resources tend to have one too; where they are
 * known to have one, it says too little as well.
 */
function nameTypes(path: readonly string[], isShared: boolean): string {
  const method = path.at(-1) ?? "";
  const parts = words(method);
  return joinedPascal(parts, method) + (isShared || parts.length === 1 ? pascalCase(path.at(-2) ?? "") : "");
}

/** The config may name an operation by its id, or by its method and path. */
function givenName({ operationId, method, path }: NamedOperation, { names }: ClientConfig): string | undefined {
  const route = `${method.toUpperCase()} ${path}`;
  if (Object.hasOwn(names, route)) return names[route];
  return operationId === undefined ? undefined : applyRules(operationId, names, spellMember);
}

/** The key that `givenName` goes by. */
function givenKey({ operationId, method, path }: NamedOperation, { names }: ClientConfig): string | undefined {
  const route = `${method.toUpperCase()} ${path}`;
  if (Object.hasOwn(names, route)) return route;
  return operationId === undefined ? undefined : ruleFor(operationId, names);
}

/** What a `*` matched, as the name of a resource or method. */
function spellMember(matched: string): string {
  return memberIdentifier(camelCase(matched), "root");
}

/** What the resource of an operation is named for, where the config says nothing. */
export function resourceSource({ tags, path }: NamedOperation): string {
  return tags[0] ?? firstSegment(path);
}

function defaultResource(source: string, { resources }: ClientConfig): readonly string[] {
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

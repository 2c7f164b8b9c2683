import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { SchemaLinks } from "./schema-links.ts";

/** What a resource's operations refer to. */
export interface OwnerRoots {
  /** The module path of the resource. */
  readonly owner: string;
  readonly targets: readonly JsonPointer[];
}

/** The owner of schemas that several resources use. */
const shared = Symbol("shared");

type Owners = Map<JsonPointer, string | typeof shared>;

/**
 * Finds for each named schema the one resource whose operations reach it; those that several reach have none. Each schema
 * is passed at most twice: once for the first resource, and once when a second one comes.
 */
export function schemaOwners(
  roots: Iterable<OwnerRoots>,
  linksAt: (pointer: JsonPointer) => SchemaLinks,
): ReadonlyMap<JsonPointer, string> {
  const owners: Owners = new Map();
  for (const { owner, targets } of roots) {
    const pending = [...targets];
    for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
      const known = owners.get(pointer);
      if (known === owner || known === shared) continue;
      if (known === undefined) {
        owners.set(pointer, owner);
        pushLinks(pending, linksAt(pointer));
      } else {
        share(pointer, owners, linksAt);
      }
    }
  }
  const owned = new Map<JsonPointer, string>();
  owners.forEach((owner, pointer) => {
    if (owner !== shared) owned.set(pointer, owner);
  });
  return owned;
}

/** Takes a schema, and all that it leads to, from the one resource that had it. */
function share(start: JsonPointer, owners: Owners, linksAt: (pointer: JsonPointer) => SchemaLinks): void {
  const pending = [start];
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    if (owners.get(pointer) === shared) continue;
    owners.set(pointer, shared);
    pushLinks(pending, linksAt(pointer));
  }
}

function pushLinks(pending: JsonPointer[], { request, response, isOneWay }: SchemaLinks): void {
  for (const target of request) pending.push(target);
  if (isOneWay) for (const target of response) pending.push(target);
}

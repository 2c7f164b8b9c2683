import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { SchemaLinks } from "./schema-links.ts";

/** What a resource's operations refer to. */
export interface OwnerRoots {
  /** The module path of the resource. */
  readonly owner: string;
  readonly targets: Iterable<JsonPointer>;
}

/** The owner of schemas that several resources use. */
const shared = Symbol("shared");

/**
 * Finds for each named schema the one resource whose operations reach it; those that several reach have none. Each schema
 * is passed at most twice: once for the first resource, and once when a second one comes.
 */
export function schemaOwners(
  roots: Iterable<OwnerRoots>,
  linksAt: (pointer: JsonPointer) => SchemaLinks,
): ReadonlyMap<JsonPointer, string> {
  const owners = new Map<JsonPointer, string | typeof shared>();
  for (const { owner, targets } of roots) {
    const pending = [...targets].map((pointer): [JsonPointer, string | typeof shared] => [pointer, owner]);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [pointer, claim] = next;
      const known = owners.get(pointer);
      if (known === claim || known === shared) continue;
      const now = known === undefined ? claim : shared;
      owners.set(pointer, now);
      const links = linksAt(pointer);
      for (const target of [...links.request, ...links.response]) pending.push([target, now]);
    }
  }
  const owned = [...owners].filter((entry): entry is [JsonPointer, string] => entry[1] !== shared);
  return new Map(owned);
}

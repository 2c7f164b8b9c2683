import { isJsonArray, isJsonObject, type Json, stringMember } from "../../kernel/json.ts";
import { elementKind, type ObjectKind } from "../rewrite/grammar.ts";
import { liftFrom30 } from "../lift/lift-3-0.ts";
import { rewrite } from "../rewrite/rewrite.ts";
import type { Entry } from "./entry.ts";
import { isSwagger, type Resource } from "./resource.ts";

/** The version that a bundle is made in, where its files are of several. */
const liftedVersion = "3.1.1";

/**
 * Which files have Schema Objects of OpenAPI 3.0 among others of later versions. A file that names no version has that
 * of the files that refer to it, and the later one where these differ.
 */
export class Dialects {
  /** The `openapi` of the bundle. */
  readonly version: string;
  readonly #isMixed: boolean;
  readonly #modern = new Set<Resource>();

  /** @param version the document's own. */
  constructor(version: string, entries: readonly Entry[]) {
    const resources = new Set(entries.map(({ resource }) => resource));
    const isOld = version.startsWith("3.0");
    const later = [...resources].filter((resource) => isLater(resource.root));
    const earlier = [...resources].filter((resource) => versionOf(resource.root)?.startsWith("3.0") === true);
    this.#isMixed = !isSwagger(entries[0]?.resource.root ?? null) && later.length > 0 && earlier.length > 0;
    this.version = this.#isMixed && isOld ? liftedVersion : version;
    if (this.#isMixed) this.#spread(later, entries);
  }

  /** The value of an entry in the version of the bundle; `finished` parts have it already. */
  lift(value: Json, { resource, kind }: Entry, finished: ReadonlySet<Json>): Json {
    if (!this.#isMixed || this.#modern.has(resource)) return value;
    const lifted = liftValue(value, kind, finished);
    return kind === "document" && isJsonObject(lifted) ? { ...lifted, openapi: this.version } : lifted;
  }

  #spread(later: readonly Resource[], entries: readonly Entry[]): void {
    const referred = new Map<Resource, Set<Resource>>();
    for (const { resource, links } of entries) {
      const targets = links.flatMap(({ target }) => (target.kind === "entry" ? [target.entry.resource] : []));
      referred.set(resource, new Set([...(referred.get(resource) ?? []), ...targets]));
    }
    const work = [...later];
    for (let resource = work.pop(); resource !== undefined; resource = work.pop()) {
      if (this.#modern.has(resource)) continue;
      this.#modern.add(resource);
      for (const target of referred.get(resource) ?? []) if (versionOf(target.root) === undefined) work.push(target);
    }
  }
}

function liftValue(value: Json, kind: ObjectKind, finished: ReadonlySet<Json>): Json {
  if (isJsonObject(value)) return finished.has(value) ? value : rewrite(value, liftFrom30, kind, finished);
  const element = isJsonArray(value) ? elementKind(kind) : undefined;
  return isJsonArray(value) && element !== undefined ? value.map((item) => liftValue(item, element, finished)) : value;
}

function versionOf(root: Json): string | undefined {
  return stringMember(root, "openapi");
}

function isLater(root: Json): boolean {
  return /^3\.[1-9]/.test(versionOf(root) ?? "");
}

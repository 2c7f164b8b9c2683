import { sortedBy } from "../kernel/ordering.ts";
import type { Operation, Resource } from "./api.ts";
import { typeIdentifier } from "./identifier.ts";
import { uniqueName } from "./unique-name.ts";
import { capitalize, kebabCase, pascalCase } from "./words.ts";

/** An operation, and the names of the resources that hold it, from the root down. */
export interface PlacedOperation {
  readonly path: readonly string[];
  readonly operation: Operation;
}

/**
 * The resource tree of the client: at each level in the order of the names.
 *
 * @param types the names of the types that resources may not have.
 */
export function buildResources(placed: readonly PlacedOperation[], types: ReadonlySet<string>): Resource[] {
  // A resource's factory has the name of its type, but for the case of its first letter.
  const functions = placed.flatMap(({ operation: { functionName, pagination } }) =>
    [functionName, ...(pagination ? [pagination.functionName] : [])].map(capitalize),
  );
  return buildLevel(placed, [], { modules: new Set(), types: new Set([...types, ...functions]) });
}

/** In characters: most disks take names of 255 bytes, and some tools paths of 260 characters. */
const longestFileName = 60;

/** Fit for a file's name on every disk. */
function fileName(name: string): string {
  const file = Array.from(kebabCase(name)).slice(0, longestFileName).join("").replace(/-$/, "") || "resource";
  return deviceNames.test(file) ? `${file}-resource` : file;
}

/** The names that Windows keeps for devices, whatever their ending. */
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The resources of any depth: each before those that it holds. */
export function allResources(resources: readonly Resource[]): Resource[] {
  return resources.flatMap((resource) => [resource, ...allResources(resource.resources)]);
}

/** The names that others have, at any level. */
interface Taken {
  readonly modules: Set<string>;
  readonly types: Set<string>;
}

function buildLevel(placed: readonly PlacedOperation[], path: readonly string[], taken: Taken): Resource[] {
  const depth = path.length;
  const below = placed.filter((item) => item.path.length > depth);
  const names = new Set(below.map((item) => item.path[depth] ?? ""));
  return sortedBy(names, (name) => name).map((localName) => {
    const items = below.filter((item) => item.path[depth] === localName);
    const here = [...path, localName];
    const own = items.filter((item) => item.path.length === here.length);
    return {
      localName,
      path: here,
      typeName: uniqueName(typeIdentifier(`${here.map(pascalCase).join("")}Resource`, "Resource"), taken.types),
      modulePath: uniqueName(here.map(fileName).join("/"), taken.modules),
      operations: sortedBy(own, ({ operation }) => operation.localName).map(({ operation }) => operation),
      resources: buildLevel(items, here, taken),
    };
  });
}

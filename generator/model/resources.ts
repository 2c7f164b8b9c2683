import { sortedBy } from "../kernel/ordering.ts";
import type { Operation, Resource } from "./api.ts";
import { typeIdentifier } from "./identifier.ts";
import { uniqueName } from "./unique-name.ts";
import { uniquePath } from "./unique-path.ts";
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

/** Fit for a file's name on every disk. */
function fileName(name: string): string {
  const file = kebabCase(name) || "resource";
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
  /** Folded, because disks may take them for the same. */
  readonly modules: Set<string>;
  readonly types: Set<string>;
}

function buildLevel(placed: readonly PlacedOperation[], path: readonly string[], taken: Taken): Resource[] {
  const depth = path.length;
  const groups = new Map<string, PlacedOperation[]>();
  for (const item of placed) {
    const name = item.path[depth];
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return sortedBy(groups, ([name]) => name).map(([localName, items]) => {
    const here = [...path, localName];
    const own = items.filter((item) => item.path.length === here.length);
    return {
      localName,
      path: here,
      typeName: uniqueName(typeIdentifier(`${here.map(pascalCase).join("")}Resource`, "Resource"), taken.types),
      modulePath: uniquePath(here.map(fileName).join("/"), taken.modules),
      operations: sortedBy(own, ({ operation }) => operation.localName).map(({ operation }) => operation),
      resources: buildLevel(items, here, taken),
    };
  });
}

import { groupedBy } from "../kernel/grouped-by.ts";
import { invariant } from "../kernel/invariant.ts";
import { sortedBy } from "../kernel/ordering.ts";
import type { Resource } from "./api.ts";
import type { Operation } from "./operation/operation.ts";
import { functionIdentifier, typeIdentifier } from "./names/identifier.ts";
import { uniquePath } from "./names/unique-path.ts";
import { capitalize, kebabCase, pascalCase } from "./names/words.ts";

/** An operation, and the names of the resources that hold it, from the root down. */
export interface PlacedOperation {
  readonly path: readonly string[];
  readonly operation: Operation;
}

/** What a resource is called, all clashes settled. */
type ResourceName = Pick<Resource, "typeName" | "modulePath">;

/**
 * The names of every resource that the document's operations have, by its path: they do not depend on what is selected.
 *
 * @param methods the names of the document's methods, each with those of the resources that hold it.
 * @param reserve takes the name of a type, or the next one that is free.
 */
export function nameResources(
  methods: readonly (readonly string[])[],
  reserve: (name: string, taken: ReadonlySet<string>) => string,
): ReadonlyMap<string, ResourceName> {
  // A resource's factory has the name of its type, but for the case of its first letter.
  const functions = new Set(methods.map((path) => capitalize(functionIdentifier(path.at(-1) ?? ""))));
  const paths = new Map<string, readonly string[]>();
  for (const method of methods) {
    for (let depth = 1; depth < method.length; depth += 1) {
      const path = method.slice(0, depth);
      paths.set(path.join("."), path);
    }
  }
  // Folded, because disks may take them for the same.
  const modules = new Set<string>();
  return new Map(
    sortedBy(paths, ([key]) => key).map(([key, path]) => {
      const typeName = reserve(typeIdentifier(`${path.map(pascalCase).join("")}Resource`, "Resource"), functions);
      return [key, { typeName, modulePath: uniquePath(path.map(fileName).join("/"), modules) }];
    }),
  );
}

/** The resource tree of the client: at each level in the order of the names. */
export function buildResources(
  placed: readonly PlacedOperation[],
  names: ReadonlyMap<string, ResourceName>,
): Resource[] {
  return buildLevel(placed, [], names);
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

function buildLevel(
  placed: readonly PlacedOperation[],
  path: readonly string[],
  names: ReadonlyMap<string, ResourceName>,
): Resource[] {
  const depth = path.length;
  const inner = placed.filter((item) => item.path.length > depth);
  const groups = groupedBy(inner, (item) => item.path[depth] ?? "");
  return sortedBy(groups, ([name]) => name).map(([localName, items]) => {
    const here = [...path, localName];
    const name = names.get(here.join("."));
    invariant(name, `the resource ${here.join(".")} has a name`);
    const own = items.filter((item) => item.path.length === here.length);
    return {
      localName,
      path: here,
      ...name,
      operations: sortedBy(own, ({ operation }) => operation.localName).map(({ operation }) => operation),
      resources: buildLevel(items, here, names),
    };
  });
}

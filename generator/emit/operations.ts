import type { Api, Operation, Resource } from "../model/api.ts";

/** A resource of any depth, with the operations of its own. */
export function allResources(api: Api): Resource[] {
  const withChildren = (resource: Resource): Resource[] => [resource, ...resource.resources.flatMap(withChildren)];
  return api.resources.flatMap(withChildren);
}

/** Every operation with the resource that holds it, in the order of the resource tree. */
export function placedOperations(api: Api): { readonly resource: Resource; readonly operation: Operation }[] {
  return allResources(api).flatMap((resource) => resource.operations.map((operation) => ({ resource, operation })));
}

import type { Api, Operation, Resource } from "../model/api.ts";
import { allResources } from "../model/resources.ts";

/** Every operation with the resource that holds it, in the order of the resource tree. */
export function placedOperations(api: Api): { readonly resource: Resource; readonly operation: Operation }[] {
  return allResources(api.resources).flatMap((resource) =>
    resource.operations.map((operation) => ({ resource, operation })),
  );
}

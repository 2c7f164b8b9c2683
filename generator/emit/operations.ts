import type { Api, Resource } from "../model/api.ts";
import type { Operation } from "../model/operation/operation.ts";
import { allResources } from "../model/resources.ts";

/** Every operation with the resource that holds it, in the order of the resource tree. */
export function placedOperations(api: Api): { readonly resource: Resource; readonly operation: Operation }[] {
  return allResources(api.resources).flatMap((resource) =>
    resource.operations.map((operation) => ({ resource, operation })),
  );
}

/** The methods that every version of OpenAPI knows, and so also the tools that are built for 3.1. */
export const commonMethods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Whether OpenAPI 3.1 has a place for the operation: it has none for `query` and for methods of other standards. */
export function isCommon({ method }: Pick<Operation, "method">): boolean {
  return commonMethods.has(method);
}

/** The method as a request has it. An additional operation is called as it is sent. */
export function sentMethod(operation: Pick<Operation, "method">): string {
  return isCommon(operation) || operation.method === "query" ? operation.method.toUpperCase() : operation.method;
}

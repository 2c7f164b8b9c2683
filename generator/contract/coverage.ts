import type { JsonObject } from "../kernel/json.ts";
import { operationsOf } from "../select/list-operations.ts";
import type { ContractOperation } from "./contract.ts";
import { describeOperation } from "./document/operation-description.ts";
import { reasonAgainst } from "./unproven/unproven.ts";

/**
 * What the document has and the cases leave out: a suite must not pass because it is empty.
 *
 * @param unprovable the names of the operations for which no request can be made, as the suite says.
 */
export function coverageProblems(
  document: JsonObject,
  operations: readonly ContractOperation<never>[],
  unprovable: ReadonlySet<string> = new Set(),
): readonly string[] {
  const covered = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
  return operationsOf(document).flatMap(({ path, method }) => {
    const operation = covered.get(`${method} ${path}`);
    if (operation === undefined) {
      return reasonAgainst(document, method, path) === undefined ? [`${method} ${path} has no cases`] : [];
    }
    const missing = missingParts(document, operation);
    const needed = operation.accepted.length > 0 || unprovable.has(operation.name) ? [] : ["an accepted request"];
    return [...needed, ...missing].map((part) => `${operation.name} has no case for ${part}`);
  });
}

function missingParts(document: JsonObject, operation: ContractOperation<never>): readonly string[] {
  const { security, responses } = describeOperation(document, operation.path, operation.method);
  const usable = security.filter((places) => places.length > 0 && places.every((place) => place.kind !== "elsewhere"));
  const anonymous = security.length === 0 || security.some((places) => places.length === 0);
  const errors = new Set(operation.errors.map((error) => error.status));
  const failures = responses.map((response) => response.status).filter((status) => /^([45]..|default)$/.test(status));
  return [
    ...(operation.security.length < usable.length ? [`each of ${usable.length} alternatives of security`] : []),
    ...(operation.anonymous === anonymous ? [] : [`anonymous ${anonymous}`]),
    ...failures.filter((status) => !errors.has(status)).map((status) => `error ${status}`),
  ];
}

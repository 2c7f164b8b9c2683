import type { MediaType } from "../model/operation/content.ts";
import type { Operation } from "../model/operation/operation.ts";
import type { Response } from "../model/operation/response.ts";
import { isSuccess } from "../model/operation/response-status.ts";

/** What an operation answers where all went well. */
export interface Successes {
  readonly responses: readonly Response[];
  /** The bodies of those that have one. */
  readonly contents: readonly MediaType[];
}

/** Asked for by nearly all that is printed of an operation. */
const known = new WeakMap<Operation, Successes>();

export function successesOf(operation: Operation): Successes {
  const found = known.get(operation) ?? findSuccesses(operation);
  known.set(operation, found);
  return found;
}

function findSuccesses(operation: Operation): Successes {
  const [only, ...others] = operation.responses;
  // A default by itself is what the operation answers in any case.
  const isDefault = only?.status.kind === "default" && others.length === 0;
  const responses = isDefault ? [only] : operation.responses.filter(({ status }) => isSuccess(status));
  return { responses, contents: responses.flatMap(({ content }) => content ?? []) };
}

import { unprovableReason } from "../../emit/contract/unprovable-reason.ts";
import { arrayMember, objectMember, stringMember, type JsonObject } from "../../kernel/json.ts";
import { operationsOf } from "../../select/list-operations.ts";
import { valueAt } from "../../select/value-at.ts";
import type { ContractOperation } from "../contract.ts";
import type { CredentialPlace } from "../document/credential-place.ts";
import { placeKeys } from "../document/credential-place.ts";
import {
  declaresSuccess,
  describeOperation,
  isBodiless,
  statusOf,
  usualStatus,
  type OperationDescription,
} from "../document/operation-description.ts";
import { lostNulls } from "./lost-nulls.ts";
import { isFormMediaType } from "../document/media-type.ts";
import { headerText } from "../normalise/answer-headers.ts";
import { takenParameters } from "../shared-places.ts";
import { unreadablePatterns } from "./unproven-patterns.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { unwrittenParts, writesAll } from "./unwritten-parts.ts";

/** What the document says of an operation, and no case can prove. */
export interface UnprovenPart {
  /** The operation, as the client spells it. */
  readonly operation: string;
  readonly part: string;
  readonly reason: string;
}

/** What the suite leaves out, though it has the cases that can be made. @param document as it is. */
export function unprovenParts(
  document: JsonObject,
  operations: readonly ContractOperation<never>[],
): readonly UnprovenPart[] {
  const served = operations.flatMap((operation) => {
    const description = describeOperation(document, operation.path, operation.method);
    const found = [
      ...unprovenCredentials(description),
      ...description.placeless.map((name) => ({
        part: `path parameter ${name}`,
        reason: "its path has no place for it",
      })),
      ...unprovenParameters(operation),
      ...unprovenBody(description),
      ...unprovenNulls(document, description),
      ...unwrittenValues(document, description),
      ...unreadablePatterns(document, description).map((pattern) => ({
        part: `the pattern ${JSON.stringify(pattern)}`,
        reason: "it is no regular expression of ECMAScript, as JSON Schema has them: nothing is held against it",
      })),
      ...unprovenSuccess(description),
      ...unsentBodies(description),
      ...unprovenHeaders(document, description),
      ...unprovenSequences(description, operation),
    ];
    return found.map((part) => ({ operation: operation.name, ...part }));
  });
  const others = operationsOf(document).flatMap(({ method, path }) => {
    const reason = reasonAgainst(document, method, path);
    return reason === undefined ? [] : { operation: `${method.toUpperCase()} ${path}`, part: "anything of it", reason };
  });
  return [...served, ...others];
}

/** Why the suite has no cases of an operation of the document; `undefined` where it must have some. */
export function reasonAgainst(document: JsonObject, method: string, path: string): string | undefined {
  const item = resolveReference(document, objectMember(objectMember(document, "paths"), path), "")?.value;
  const parameters = [item, objectMember(item, method)].flatMap((holder) => arrayMember(holder, "parameters") ?? []);
  const served = parameters.map((parameter) => {
    const said = resolveReference(document, parameter, "")?.value;
    const text = (name: string) => stringMember(said, name) ?? "";
    return { name: text("name"), in: text("in"), style: text("style") };
  });
  // A parameter of the operation takes the place of one that its path has.
  const counting = new Map(served.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
  return unprovableReason({ method, path, parameters: [...counting.values()] });
}

type Found = Omit<UnprovenPart, "operation">;

function unprovenCredentials({ security }: OperationDescription): readonly Found[] {
  return security.filter(isColliding).map((places) => ({
    part: `the alternative of security with ${placeKeys(places).join(" and ")}`,
    reason: "a request has one place for credentials that are needed together: each is proven by itself",
  }));
}

function unprovenParameters(operation: ContractOperation<never>): readonly Found[] {
  const reason = "a credential goes to the same place, and is what the request carries there";
  return takenParameters(operation).map(({ name, in: place }) => ({ part: `${place} parameter ${name}`, reason }));
}

function unprovenBody({ method, body }: OperationDescription): readonly Found[] {
  if (body === undefined || (method !== "get" && method !== "head")) return [];
  return [{ part: "the body of its request", reason: `no fetch sends one with ${method.toUpperCase()}` }];
}

function unprovenNulls(document: JsonObject, { parameters, body }: OperationDescription): readonly Found[] {
  const written = parameters.flatMap(({ name, in: place, required, json, schema }) =>
    json
      ? []
      : { label: `${place} parameter ${name}`, schema: schema && valueAt(document, schema), isNeeded: required },
  );
  const fields = (body?.content ?? []).flatMap(({ mediaType, schema }) => {
    if (!isFormMediaType(mediaType)) return [];
    const whole = resolveReference(document, schema && valueAt(document, schema), "")?.value;
    const required = arrayMember(whole, "required") ?? [];
    return Object.entries(objectMember(whole, "properties") ?? {}).flatMap(([name, field]) => {
      const isNull = lostNulls(document, { label: "", schema: field, isNeeded: required.includes(name) }).includes("");
      return isNull ? [`field ${name}`] : [];
    });
  });
  const reason = "there is no text for it: the client leaves it out";
  const places = [...written.flatMap((value) => lostNulls(document, value)), ...new Set(fields)];
  return places.map((place) => ({ part: `null as ${place}`, reason }));
}

function unwrittenValues(document: JsonObject, { parameters }: OperationDescription): readonly Found[] {
  const reason = "no style but `deepObject` has a form for a list or an object within another";
  return parameters.flatMap(({ name, in: place, schema, ...form }) => {
    const parts = schema === undefined || writesAll(form) ? [] : unwrittenParts(document, valueAt(document, schema));
    return parts.map((part) => ({ part: `${place} parameter ${name}${part}`, reason }));
  });
}

function unprovenSuccess({ responses }: OperationDescription): readonly Found[] {
  if (declaresSuccess(responses.map(({ status }) => status))) return [];
  return [{ part: "the answer of success", reason: "the document declares none: Prism answers with 200 and no body" }];
}

function unsentBodies({ responses }: OperationDescription): readonly Found[] {
  const given = responses.filter(({ status, content }) => isBodiless(status) && content.length > 0);
  return given.map(({ status }) => ({ part: `the body of ${status}`, reason: "HTTP has none with this status" }));
}

/** A `Content-Type` among the headers is to be ignored. */
function unprovenHeaders(document: JsonObject, { responses }: OperationDescription): readonly Found[] {
  return responses.flatMap(({ status, headers }) =>
    Object.entries(headers)
      .filter(
        ([name, header]) => name.toLowerCase() !== "content-type" && headerText(name, header, document) === undefined,
      )
      .map(([name]) => ({
        part: `the header ${name} of ${status}`,
        reason: "Prism can send no text in it: its answers come without it",
      })),
  );
}

/** Whether two different credentials go to one place. The name of a header is the same in any case. */
function isColliding(places: readonly CredentialPlace[]): boolean {
  const keys = new Map<string, string>();
  return places.some((place) => {
    if (place.kind !== "authorization" && place.kind !== "header") return false;
    const header = place.kind === "header" ? place.name.toLowerCase() : "authorization";
    const [key = ""] = placeKeys([place]);
    const other = keys.get(header);
    keys.set(header, key);
    return other !== undefined && other !== key;
  });
}

function unprovenSequences(description: OperationDescription, { stream }: ContractOperation<never>): readonly Found[] {
  const usual = usualStatus(description);
  return (stream?.sequences ?? []).flatMap(({ at, items }): Found[] => {
    const status = statusOf(description, at);
    if (status !== usual) {
      return [{ part: `the items of ${status}`, reason: `Prism answers with ${usual}, the lowest status of success` }];
    }
    const reason = "no item could be made that the document allows: the answer is proven without any";
    return items.length === 0 ? [{ part: `the items of ${status}`, reason }] : [];
  });
}

import { isDeepStrictEqual } from "node:util";
import type { ContractOperation } from "./contract.ts";
import type { BodyReading, RequestReading } from "./judge/judge-request.ts";

/** What a call is given. */
export interface Given {
  readonly params: unknown;
  readonly credentials: Readonly<Record<string, unknown>>;
}

/**
 * Where the request says something else than the params that it was made from: a value that is lost, swapped or
 * encoded twice can still fit its schema. A credential that goes to the place of a parameter is what stands there.
 */
export function compareParams(
  operation: Pick<ContractOperation<unknown>, "parameters" | "body">,
  { params, credentials }: Given,
  reading: RequestReading,
): readonly string[] {
  const given = new Map(Object.entries(typeof params === "object" && params !== null ? params : {}));
  const options = new Map(Object.entries(credentials));
  const parameters = operation.parameters.flatMap(({ name, in: location, property, credentials: inPlace = [] }) => {
    const credential = inPlace.find((option) => options.has(option));
    const value = credential === undefined ? given.get(property) : options.get(credential);
    const sent = [...reading.parameters].find(([found]) => found.name === name && found.in === location)?.[1];
    if (!isScalar(value) && value !== undefined) return [];
    const wanted = value === undefined ? undefined : String(value);
    return sent === wanted ? [] : [`${location} parameter ${name} is ${show(sent)} instead of ${show(wanted)}`];
  });
  return [...parameters, ...compareBody(operation, given, reading.body)];
}

function compareBody(
  operation: Pick<ContractOperation<unknown>, "parameters" | "body">,
  given: ReadonlyMap<string, unknown>,
  sent: BodyReading,
): readonly string[] {
  if (operation.body === "none" || sent.kind === "other") return [];
  const wanted = sentBody(operation, given);
  const found = sent.kind === "json" ? sent.value : sent.kind === "empty" ? "" : undefined;
  // Whether params without any property make an empty object or no body is up to the client.
  const nothing = found === undefined && isDeepStrictEqual(wanted, {}) && operation.body === "flat";
  return nothing || isDeepStrictEqual(found, wanted) ? [] : [`the body is ${show(found)} instead of ${show(wanted)}`];
}

/** What of the params is the body, as JSON; `undefined` where there is none. */
export function sentBody(
  operation: Pick<ContractOperation<unknown>, "parameters" | "body">,
  given: ReadonlyMap<string, unknown>,
): unknown {
  if (operation.body !== "flat") return operation.body === "none" ? undefined : asJson(given.get("body"));
  const elsewhere = new Set(operation.parameters.map((parameter) => parameter.property));
  return asJson(Object.fromEntries([...given].filter(([name]) => !elsewhere.has(name))));
}

/** Lists and objects are left to their schemas: how they are written depends on the parameter's style. */
function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

function show(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}

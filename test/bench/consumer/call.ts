import {
  isJsonObject,
  member,
  objectMember,
  stringMember,
  type Json,
  type JsonObject,
} from "../../../generator/kernel/json.ts";
import { splitSample, type RequestParts } from "./request-parts.ts";

/** A call of an operation, for clients of every make. */
export interface Call extends RequestParts {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** The statement with which our reference calls it. */
  readonly statement: string;
}

const count = 50;

const methods: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/**
 * Fifty operations, evenly spread over the document in its order; where one has no sample, the next one that has.
 *
 * @param samples the statement that calls an operation, by its method and path.
 */
export function chooseCalls(document: JsonObject, samples: ReadonlyMap<string, string>): Call[] {
  const operations = listOperations(document);
  const stride = Math.max(1, Math.floor(operations.length / count));
  const called = operations.flatMap(({ method, path, parameters }, index) => {
    const statement = samples.get(`${method} ${path}`);
    const parts = statement === undefined ? undefined : splitSample(statement, parameters);
    return statement === undefined || parts === undefined ? [] : [{ index, method, path, statement, ...parts }];
  });
  return Array.from({ length: count }, (_, place) => called.find(({ index }) => index >= place * stride)).filter(
    (call) => call !== undefined,
  );
}

interface ListedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly JsonObject[];
}

function listOperations(document: JsonObject): ListedOperation[] {
  return Object.entries(objectMember(document, "paths") ?? {}).flatMap(([path, item]) =>
    Object.entries(isJsonObject(item) ? item : {})
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        parameters: [item, operation].flatMap((holder) => parametersOf(document, holder)),
      })),
  );
}

function parametersOf(document: JsonObject, holder: Json): JsonObject[] {
  const listed = member(holder, "parameters");
  return (Array.isArray(listed) ? (listed as readonly Json[]) : []).flatMap((parameter) => {
    const name = /^#\/components\/parameters\/([^/]+)$/.exec(stringMember(parameter, "$ref") ?? "")?.[1];
    const found =
      name === undefined
        ? parameter
        : objectMember(objectMember(objectMember(document, "components"), "parameters"), name);
    return isJsonObject(found) ? [found] : [];
  });
}

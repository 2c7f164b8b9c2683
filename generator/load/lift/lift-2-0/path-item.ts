import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  member,
  objectMember,
  stringMember,
} from "../../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../../kernel/json-pointer.ts";
import { bodyParts, liftList, type ListedParameter, listParameters } from "./listed-parameters.ts";
import { mediaTypes } from "./media-types.ts";
import type { Places } from "./places.ts";
import { isBody, liftBody } from "./request-body.ts";
import { liftResponse } from "./response.ts";
import { liftServers } from "./servers.ts";

/** A document that is being lifted. */
export interface Lifting {
  readonly root: JsonObject;
  readonly places: Places;
}

/** @see https://spec.openapis.org/oas/v2.0.html#fixed-fields-5 */
const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

/** @see https://spec.openapis.org/oas/v2.0.html#path-item-object */
export function liftPathItem(item: JsonObject, pointer: JsonPointer, lifting: Lifting): JsonObject {
  const shared = listParameters(item, pointer, lifting.places);
  const entries = Object.entries(item).map(([name, value]): [string, Json] => {
    const place = appendPointer(pointer, name);
    if (name === "parameters" && isJsonArray(value)) return [name, liftList(shared, place, lifting.places)];
    if (!methods.has(name) || !isJsonObject(value)) return [name, value];
    return [name, new OperationLift(value, place, lifting).lift(shared)];
  });
  return Object.fromEntries(entries);
}

/** @see https://spec.openapis.org/oas/v2.0.html#operation-object */
class OperationLift {
  readonly #operation: JsonObject;
  readonly #pointer: JsonPointer;
  readonly #lifting: Lifting;

  constructor(operation: JsonObject, pointer: JsonPointer, lifting: Lifting) {
    this.#operation = operation;
    this.#pointer = pointer;
    this.#lifting = lifting;
  }

  /** @param shared the parameters of the path. */
  lift(shared: readonly ListedParameter[]): JsonObject {
    const own = listParameters(this.#operation, this.#pointer, this.#lifting.places);
    const requestBody = this.#body(bodyParts(own, shared));
    const lifted = Object.entries(this.#operation).flatMap(([name, value]) => this.#member(name, value, own));
    return { ...Object.fromEntries(lifted), ...(requestBody === undefined ? {} : { requestBody }) };
  }

  #member(name: string, value: Json, own: readonly ListedParameter[]): (readonly [string, Json])[] {
    switch (name) {
      case "consumes":
      case "produces":
        return [];
      case "schemes": {
        const servers = isJsonArray(value) ? liftServers(this.#lifting.root, value) : undefined;
        return servers === undefined ? [] : [["servers", servers]];
      }
      case "parameters": {
        const place = appendPointer(this.#pointer, name);
        return [[name, isJsonArray(value) ? liftList(own, place, this.#lifting.places) : value]];
      }
      case "responses":
        return [[name, isJsonObject(value) ? this.#responses(value) : value]];
      default:
        return [[name, value]];
    }
  }

  #body(parts: readonly ListedParameter[]): JsonObject | undefined {
    const { root, places } = this.#lifting;
    const target = appendPointer(this.#pointer, "requestBody");
    const whole = parts.find(({ value }) => isBody(value));
    const isComponent = whole !== undefined && /^\/parameters\/[^/]*$/.test(whole.pointer);
    if (isComponent && arrayMember(this.#operation, "consumes") === undefined) {
      places.move(whole.place, target);
      return { $ref: stringMember(whole.written, "$ref") ?? "" };
    }
    return liftBody(parts, { pointer: target, consumes: mediaTypes("consumes", root, this.#operation), places });
  }

  #responses(responses: JsonObject): JsonObject {
    const { root, places } = this.#lifting;
    const produces = mediaTypes("produces", root, this.#operation);
    const isOwn = arrayMember(this.#operation, "produces") !== undefined;
    const entries = Object.entries(responses).map(([status, written]): [string, Json] => {
      const response = meantResponse(written);
      const target = appendPointer(this.#pointer, "responses", status);
      const { value, pointer: source } = places.follow(response, target);
      if (status.startsWith("x-") || !isJsonObject(response) || !isJsonObject(value)) return [status, response];
      const staysReference = value !== response && !(isOwn && objectMember(value, "schema") !== undefined);
      return [status, staysReference ? response : liftResponse(value, { source, target, produces, places })];
    });
    return Object.fromEntries(entries);
  }
}

/** A schema that refers to a response can mean only that response. */
function meantResponse(response: Json): Json {
  const reference = stringMember(member(response, "schema"), "$ref") ?? "";
  return /^#\/responses\/[^/]+$/.test(reference) ? { $ref: reference } : response;
}

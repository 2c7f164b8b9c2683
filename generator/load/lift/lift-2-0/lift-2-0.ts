import { isJsonObject, type Json, type JsonObject, objectMember } from "../../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../../kernel/json-pointer.ts";
import { rewriteDocument } from "../../rewrite/rewrite-document.ts";
import { moveParameter } from "./listed-parameters.ts";
import { mediaTypes } from "./media-types.ts";
import { isForm } from "./parameter.ts";
import { type Lifting, liftPathItem } from "./path-item.ts";
import { Places } from "./places.ts";
import { isBody, liftBody } from "./request-body.ts";
import { liftResponse } from "./response.ts";
import { inTermsOf30 } from "./rule.ts";
import { liftSecurityScheme } from "./security-schemes.ts";
import { liftServers } from "./servers.ts";

/** A document of OpenAPI 2.0 in the words of 3.0. */
export interface LiftedDocument {
  readonly root: JsonObject;
  /** Where a part of the lifted document was. */
  sourceOf(pointer: JsonPointer): JsonPointer;
}

/**
 * Lifts a whole document, since in 2.0 bodies, media types and servers depend on what stands elsewhere: what it consumes
 * and produces, and what its references lead to. Documents of 2.0 are small enough for that.
 *
 * @see https://spec.openapis.org/oas/v2.0.html
 */
export function liftFrom20(root: JsonObject): LiftedDocument {
  const places = new Places(root);
  const lifting = { root, places };
  const components = liftComponents(lifting);
  const servers = liftServers(root);
  const entries = Object.entries(root).flatMap(([name, value]): (readonly [string, Json])[] => {
    if (name === "paths" && isJsonObject(value)) return [[name, liftPaths(value, lifting)]];
    return removed.has(name) ? [] : [[name, value]];
  });
  const lifted = {
    openapi: "3.0.4",
    ...(servers === undefined ? {} : { servers }),
    ...Object.fromEntries(entries),
    ...(Object.keys(components).length === 0 ? {} : { components }),
  };
  return { root: rewriteDocument(lifted, inTermsOf30(places)), sourceOf: (pointer) => places.sourceOf(pointer) };
}

/** What has another place, or is said elsewhere, since 3.0. */
const removed = new Set([
  "swagger",
  "host",
  "basePath",
  "schemes",
  "consumes",
  "produces",
  "definitions",
  "parameters",
  "responses",
  "securityDefinitions",
  "components",
]);

function liftPaths(paths: JsonObject, lifting: Lifting): JsonObject {
  return mapEntries(paths, (path, item) =>
    path.startsWith("x-") || !isJsonObject(item) ? item : liftPathItem(item, appendPointer("/paths", path), lifting),
  );
}

/** @see https://spec.openapis.org/oas/v3.0.4.html#components-object */
function liftComponents({ root, places }: Lifting): JsonObject {
  const parameters = Object.entries(objectMember(root, "parameters") ?? {});
  const consumes = mediaTypes("consumes", root);
  const produces = mediaTypes("produces", root);
  places.move("/definitions", "/components/schemas");
  places.move("/securityDefinitions", "/components/securitySchemes");
  const bodies = parameters.flatMap(([name, value]): (readonly [string, Json])[] => {
    if (!isJsonObject(value) || !isBody(value)) return [];
    const pointer = appendPointer("/components/requestBodies", name);
    const source = appendPointer("/parameters", name);
    return [[name, liftBody([{ value, pointer: source }], { pointer, consumes, places }) ?? {}]];
  });
  const others = parameters.flatMap(([name, value]): (readonly [string, Json])[] => {
    // Fields of forms become parts of the bodies of their operations.
    if (isBody(value) || isForm(value)) return [];
    const target = appendPointer("/components/parameters", name);
    const source = appendPointer("/parameters", name);
    return [[name, isJsonObject(value) ? moveParameter(value, { source, target, places }) : value]];
  });
  const responses = mapEntries(objectMember(root, "responses") ?? {}, (name, value) => {
    const source = appendPointer("/responses", name);
    const target = appendPointer("/components/responses", name);
    return isJsonObject(value) ? liftResponse(value, { source, target, produces, places }) : value;
  });
  const sections = {
    schemas: objectMember(root, "definitions") ?? {},
    parameters: Object.fromEntries(others),
    requestBodies: Object.fromEntries(bodies),
    responses,
    securitySchemes: mapEntries(objectMember(root, "securityDefinitions") ?? {}, (_, scheme) =>
      liftSecurityScheme(scheme),
    ),
  };
  const filled = Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0);
  return { ...objectMember(root, "components"), ...Object.fromEntries(filled) };
}

function mapEntries(object: JsonObject, map: (name: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(name, value)]));
}

import type { ObjectKind } from "../rewrite/grammar.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Place } from "./places.ts";

/** Where a document keeps its components of a kind: `/components/schemas`, in OpenAPI 2.0 `/definitions`. */
export type Section = JsonPointer;

/**
 * Where the component that stands for a reference's target is kept.
 *
 * @returns `undefined` where there are no components of its kind: the target then takes the reference's place, as does a
 * path item below `paths`.
 * @see https://spec.openapis.org/oas/v3.1.1.html#components-object
 */
export function sectionOf({ kind, holder }: Place, isSwagger: boolean): Section | undefined {
  if (isSwagger) return swaggerSections.get(kind);
  if (kind === "pathItem" && holder === "paths") return undefined;
  return kind === "parameter" && holder === "headers" ? "/components/headers" : sections.get(kind);
}

const sections: ReadonlyMap<ObjectKind, Section> = new Map([
  ["schema", "/components/schemas"],
  ["response", "/components/responses"],
  ["parameter", "/components/parameters"],
  ["example", "/components/examples"],
  ["requestBody", "/components/requestBodies"],
  ["securityScheme", "/components/securitySchemes"],
  ["link", "/components/links"],
  ["callback", "/components/callbacks"],
  ["pathItem", "/components/pathItems"],
]);

/** @see https://spec.openapis.org/oas/v2.0.html#swagger-object */
const swaggerSections: ReadonlyMap<ObjectKind, Section> = new Map([
  ["schema", "/definitions"],
  ["response", "/responses"],
  ["parameter", "/parameters"],
]);

import { knownKeywords } from "../../generator/model/schema/keywords.ts";
import { textPayloads } from "../hostile/payloads.ts";

/** Names of the OpenAPI Specification that are no keywords of schemas, of all its versions. */
const names = (
  "openapi swagger info version servers url variables paths webhooks components security tags jsonSchemaDialect $self " +
  "schemas responses parameters requestBodies headers securitySchemes links callbacks pathItems mediaTypes examples " +
  "get put post delete options head patch trace query additionalOperations operationId summary requestBody content " +
  "schema itemSchema encoding name in path query header cookie querystring style explode allowReserved schemes scheme " +
  "bearerFormat flows openIdConnectUrl mapping propertyName definitions consumes produces host basePath formData body " +
  "collectionFormat file value externalValue dataValue serializedValue operationRef expression x-routesmith-builder x-routesmith-variants x-routesmith-sensitive x-routesmith-envelope x-routesmith-pagination"
).split(" ");

/** Values that mean something in one place or another. */
const values: readonly unknown[] = [
  "3.0.3",
  "3.1.0",
  "3.2.0",
  "2.0",
  "string",
  "integer",
  "object",
  "array",
  "null",
  "#/components/schemas/A",
  "#/definitions/A",
  "#",
  "#/paths/~1a/get",
  "#/components/schemas/%5F%5Fproto__",
  "other.yaml#/a",
  "200",
  "2XX",
  "default",
  "application/json",
  "multipart/form-data",
  "/{a}/{b}",
  0,
  -1,
  1e308,
  0.1,
  true,
  false,
  null,
  [],
  {},
  ["string", "null"],
];

/** Texts that mean something to a parser. */
export const tokens: readonly string[] = [
  ..."{}[]:,\"'&*!|>%@`#-?~\\ \n\t\r\0".split(""),
  "---\n",
  "...\n",
  "- ",
  ": ",
  "<<: *a",
  "&a ",
  "*a",
  "!!binary ",
  "!!set",
  "? ",
  "|-\n",
  ">+2\n",
  "%YAML 1.1\n",
  "\u{feff}",
  "\u2028",
  "\ud800",
  "\u{1f600}",
  "\\u0000",
  "\\ud800",
  "1e999",
  "-0",
  "0x1f",
  "0o7",
  ".inf",
  "NaN",
];

export const dictionary = {
  names: [...knownKeywords, ...names, ...textPayloads.map(({ value }) => value)],
  values: [...values, ...textPayloads.map(({ value }) => value)],
} as const;

import * as fc from "fast-check";
import type { Json } from "../../generator/kernel/json.ts";
import { componentNames, nameArbitrary, partial, schemaArbitrary } from "./arbitrary-schema.ts";

const mediaTypes = [
  "application/json",
  "application/json",
  "application/xml",
  "multipart/form-data",
  "text/plain",
] as const;

const contentArbitrary = fc.dictionary(
  fc.oneof(fc.constantFrom(...mediaTypes, "application/x-www-form-urlencoded", "image/*"), nameArbitrary),
  partial({ schema: schemaArbitrary, example: fc.jsonValue({ maxDepth: 2 }) }, 0.7),
  { maxKeys: 2 },
);

const parameterArbitrary = fc.record(
  {
    name: nameArbitrary,
    in: fc.constantFrom("query", "header", "cookie", "query"),
    description: nameArbitrary,
    required: fc.boolean(),
    style: fc.constantFrom("form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"),
    explode: fc.boolean(),
    schema: schemaArbitrary,
  },
  { requiredKeys: ["name", "in"] },
);

const responseArbitrary = fc.record(
  {
    description: nameArbitrary,
    headers: fc.dictionary(nameArbitrary, fc.record({ schema: schemaArbitrary }), { maxKeys: 2 }),
    content: contentArbitrary,
  },
  { requiredKeys: ["description"] },
);

const operationArbitrary = partial(
  {
    operationId: nameArbitrary,
    summary: nameArbitrary,
    description: nameArbitrary,
    tags: fc.array(nameArbitrary, { maxLength: 2 }),
    deprecated: fc.boolean(),
    parameters: fc.array(parameterArbitrary, { maxLength: 3 }),
    requestBody: fc.record({ required: fc.boolean(), content: contentArbitrary }),
    responses: fc.dictionary(fc.constantFrom("200", "201", "204", "404", "4XX", "default"), responseArbitrary, {
      maxKeys: 3,
    }),
    security: fc.array(
      fc.dictionary(fc.constantFrom("key", "login"), fc.array(nameArbitrary, { maxLength: 1 }), { maxKeys: 2 }),
      { maxLength: 2 },
    ),
  },
  0.7,
);

/** A path, with the variables that it has as parameters. */
const pathArbitrary: fc.Arbitrary<readonly [string, Json]> = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom("books", "loans"), nameArbitrary), { minLength: 1, maxLength: 3 }),
    fc.array(
      nameArbitrary.filter((name) => name !== "" && !/[{}/]/.test(name)),
      { maxLength: 2 },
    ),
    fc.array(fc.tuple(fc.constantFrom("get", "post", "put", "delete", "patch"), operationArbitrary), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([parts, variables, operations]) => {
    const unique = [...new Set(variables)];
    const parameters = unique.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
    const path = `/${[...parts, ...unique.map((name) => `{${name}}`)].join("/")}`;
    return [path, { parameters, ...Object.fromEntries(operations) }] as const;
  });

/** Small documents, valid in their form, of whatever schemas, names and texts. */
export const documentArbitrary: fc.Arbitrary<Json> = fc
  .record({
    openapi: fc.constantFrom("3.1.0", "3.0.3", "3.2.0"),
    title: nameArbitrary,
    server: fc.oneof(fc.constantFrom("https://api.example.com/v1", "/v1"), nameArbitrary),
    paths: fc.array(pathArbitrary, { minLength: 1, maxLength: 2 }),
    schemas: fc.tuple(...componentNames.map((name) => fc.tuple(fc.constant(name), schemaArbitrary))),
  })
  .map(({ openapi, title, server, paths, schemas }) => ({
    openapi,
    info: { title, version: "1" },
    servers: [{ url: server }],
    paths: Object.fromEntries(paths) as Json,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "X-Key" },
        login: { type: "http", scheme: "basic" },
      },
    },
  }));

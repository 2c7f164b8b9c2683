import { isJsonArray, type Json, type JsonObject, member } from "../../kernel/json.ts";
import { type JsonPointer, parsePointer } from "../../kernel/json-pointer.ts";

/**
 * The kinds of objects in an OpenAPI document that hold schemas or references, and which of their members hold which
 * kind. What has no kind is data, in which `$ref` or `nullable` are only text: examples, defaults, extensions.
 *
 * It is the table of contents of OpenAPI 2.0 to 3.2 together: no name means different things in two of them.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#schema-0
 */
export type ObjectKind =
  | "document"
  | "components"
  | "paths"
  | "pathItems"
  | "pathItem"
  | "operations"
  | "operation"
  | "parameters"
  | "parameter"
  | "requestBodies"
  | "requestBody"
  | "content"
  | "mediaType"
  | "encodings"
  | "encoding"
  | "responses"
  | "responseMap"
  | "response"
  | "headers"
  | "callbacks"
  | "callback"
  | "links"
  | "link"
  | "examples"
  | "example"
  | "securitySchemes"
  | "securityScheme"
  | "schemas"
  | "schema"
  | "discriminator";

/** What is known of the members of a kind. */
interface Members {
  /** The kinds of the members with a name of their own. */
  readonly fields?: Readonly<Record<string, ObjectKind | "data">>;
  /** The kind of all other members. */
  readonly others?: ObjectKind;
  /** A name that begins with `x-` is an extension, not one of the others. */
  readonly extensible?: true;
}

const grammar: Readonly<Record<ObjectKind, Members>> = {
  document: {
    fields: {
      paths: "paths",
      webhooks: "pathItems",
      components: "components",
      // Until 2.0. Documents that have been converted by hand often keep them.
      definitions: "schemas",
      parameters: "parameters",
      responses: "responseMap",
      securityDefinitions: "securitySchemes",
    },
  },
  components: {
    fields: {
      schemas: "schemas",
      responses: "responseMap",
      parameters: "parameters",
      examples: "examples",
      requestBodies: "requestBodies",
      headers: "headers",
      securitySchemes: "securitySchemes",
      links: "links",
      callbacks: "callbacks",
      pathItems: "pathItems",
      mediaTypes: "content",
    },
  },
  paths: { others: "pathItem", extensible: true },
  pathItems: { others: "pathItem" },
  pathItem: {
    fields: {
      get: "operation",
      put: "operation",
      post: "operation",
      delete: "operation",
      options: "operation",
      head: "operation",
      patch: "operation",
      trace: "operation",
      query: "operation",
      additionalOperations: "operations",
      parameters: "parameters",
    },
  },
  operations: { others: "operation" },
  operation: {
    fields: { parameters: "parameters", requestBody: "requestBody", responses: "responses", callbacks: "callbacks" },
  },
  parameters: { others: "parameter" },
  parameter: { fields: { schema: "schema", content: "content", examples: "examples" } },
  requestBodies: { others: "requestBody" },
  requestBody: { fields: { content: "content" } },
  content: { others: "mediaType" },
  mediaType: {
    fields: {
      schema: "schema",
      itemSchema: "schema",
      examples: "examples",
      encoding: "encodings",
      prefixEncoding: "encodings",
      itemEncoding: "encoding",
    },
  },
  encodings: { others: "encoding" },
  encoding: {
    fields: { headers: "headers", encoding: "encodings", prefixEncoding: "encodings", itemEncoding: "encoding" },
  },
  responses: { others: "response", extensible: true },
  responseMap: { others: "response" },
  response: { fields: { headers: "headers", content: "content", links: "links", schema: "schema" } },
  headers: { others: "parameter" },
  callbacks: { others: "callback" },
  callback: { others: "pathItem", extensible: true },
  links: { others: "link" },
  link: {},
  examples: { others: "example" },
  example: {},
  securitySchemes: { others: "securityScheme" },
  securityScheme: {},
  schemas: { others: "schema" },
  /** Members that no version names are taken for schemas too: a reference in one must lead somewhere. */
  schema: {
    fields: {
      properties: "schemas",
      patternProperties: "schemas",
      dependentSchemas: "schemas",
      $defs: "schemas",
      definitions: "schemas",
      discriminator: "discriminator",
      enum: "data",
      const: "data",
      default: "data",
      example: "data",
      examples: "data",
      required: "data",
      dependentRequired: "data",
      xml: "data",
      externalDocs: "data",
    },
    others: "schema",
    extensible: true,
  },
  discriminator: {},
};

/** The kinds that a Reference Object can stand for; a Path Item Object has a `$ref` of its own, with other rules. */
export const referableKinds: ReadonlySet<ObjectKind> = new Set([
  "schema",
  "response",
  "parameter",
  "example",
  "requestBody",
  "securityScheme",
  "link",
  "callback",
  "mediaType",
]);

/** A kind with the kinds of its members: who walks a document holds these, and needs one look-up for a member. */
export interface Kind {
  readonly name: ObjectKind;
  /** The members with a name of their own: `null` where they are data. */
  readonly fields: ReadonlyMap<string, Kind | null>;
  readonly others: Kind | undefined;
  readonly isExtensible: boolean;
  /** A Reference Object can stand for it; a Path Item Object has a `$ref` of its own, with other rules. */
  readonly isReferable: boolean;
}

/** The kind of a member: `undefined` where it is data. */
export function kindOfMember({ fields, others, isExtensible }: Kind, name: string): Kind | undefined {
  const field = fields.get(name);
  if (field !== undefined) return field ?? undefined;
  return isExtensible && name.startsWith("x-") ? undefined : others;
}

/** The kind of the elements where a value of this kind is an array: lists of schemas have the kind of their schemas. */
export function kindOfElements(kind: Kind): Kind | undefined {
  return kind.name === "schema" ? kind : kind.others;
}

const kinds = new Map<ObjectKind, Kind>();

/** The kind with a name, linked with those of its members. */
export function kindNamed(name: ObjectKind): Kind {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const { fields = {}, others, extensible = false } = grammar[name];
  const inner = new Map<string, Kind | null>();
  const kind: { -readonly [part in keyof Kind]: Kind[part] } = {
    name,
    fields: inner,
    others: undefined,
    isExtensible: extensible,
    isReferable: referableKinds.has(name),
  };
  // Before its members are known: a schema has schemas in it.
  kinds.set(name, kind);
  for (const [field, its] of Object.entries(fields)) inner.set(field, its === "data" ? null : kindNamed(its));
  kind.others = others && kindNamed(others);
  return kind;
}

/** The name of the kind of a member: `undefined` where it is data. */
export function memberKind(kind: ObjectKind, name: string): ObjectKind | undefined {
  return kindOfMember(kindNamed(kind), name)?.name;
}

/** The name of the kind of the elements where a value of this kind is an array. */
export function elementKind(kind: ObjectKind): ObjectKind | undefined {
  return kindOfElements(kindNamed(kind))?.name;
}

/** What kind of object is at a place, by the names on the way to it: `undefined` where it is data. */
export function kindAt(root: JsonObject, pointer: JsonPointer): ObjectKind | undefined {
  let kind: Kind | undefined = kindNamed("document");
  let value: Json | undefined = root;
  for (const token of parsePointer(pointer)) {
    if (kind === undefined) return undefined;
    if (isJsonArray(value)) {
      kind = kindOfElements(kind);
      value = value[Number(token)];
    } else {
      kind = kindOfMember(kind, token);
      value = member(value, token);
    }
  }
  return kind?.name;
}

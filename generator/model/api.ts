import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Json } from "../kernel/json.ts";
import type { CredentialVariables } from "../config/target-config.ts";
import type { Docs, NamedSchema, Property, Schema, Variant } from "./schema.ts";

/** The routes of a target as the emitters see them: every name chosen, every reference known to lead somewhere. */
export interface Api {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  /** The name of the client's type; `createX` makes one. */
  readonly localName: string;
  /** The first server's URL with the defaults of its variables; absent where the document names no absolute one. */
  readonly baseUrl: string | undefined;
  readonly requestIdHeaders: readonly string[];
  /** The schemes that the operations ask for, in the order of their names. */
  readonly securitySchemes: readonly SecurityScheme[];
  readonly resources: readonly Resource[];
  /** The schemas with a type of their own, in the order of their types' names. */
  readonly schemas: readonly NamedSchema[];
  /** Pointer of a schema of `schemas` → module path of the one resource whose operations use it. */
  readonly owners: ReadonlyMap<JsonPointer, string>;
  readonly helpers: Helpers;
}

/** What helps to make and to tell apart the values that the operations exchange. */
export interface Helpers {
  readonly enums: readonly EnumHelper[];
  readonly variants: readonly VariantHelper[];
  /** The schemas that have a `builder`. */
  readonly builders: readonly NamedSchema[];
  readonly examples: readonly { readonly operation: Operation; readonly localName: string }[];
}

/** The values of an enum as a list, and its guard. */
export interface EnumHelper {
  readonly localName: string;
  readonly guardName: string;
  readonly schema: NamedSchema;
  /** The property of the schema whose values they are; absent where the schema itself is the enum. */
  readonly property: Property | undefined;
  /** Scalars, without null. */
  readonly values: readonly Json[];
  readonly docs: Docs;
}

/** The types and the guard of one variant of a schema. */
export interface VariantHelper {
  readonly schema: NamedSchema;
  readonly variant: Variant;
  readonly typeName: string;
  readonly fieldsName: string;
  readonly guardName: string;
}

/** A node of the client's resource tree. */
export interface Resource {
  readonly localName: string;
  /** The names from the client's root down to this one. */
  readonly path: readonly string[];
  /** The name of the type of its methods. */
  readonly typeName: string;
  /** The module of its operations, without an ending: `realtime-kit/recordings`. */
  readonly modulePath: string;
  readonly operations: readonly Operation[];
  readonly resources: readonly Resource[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
export interface Operation {
  readonly kind: "operation";
  readonly pointer: JsonPointer;
  /** The operationId; without one, the method and path. */
  readonly name: string;
  /** The name of the method in its resource. */
  readonly localName: string;
  /** The name of the exported function: another than `localName` only where that is a reserved word. */
  readonly functionName: string;
  /** The start of the names of its types. */
  readonly typeName: string;
  /** In lower case. */
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly docs: Docs;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** In the order of their statuses: numbers, ranges, default. */
  readonly responses: readonly Response[];
  /** The alternatives, one of which a request must satisfy; one that is empty allows a request without credentials. */
  readonly security: readonly SecurityAlternative[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
export interface Parameter {
  readonly pointer: JsonPointer;
  readonly name: string;
  /** Its property in the operation's params. */
  readonly localName: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly schema: Schema;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The media type that serialises it, where the document uses `content`. */
  readonly mediaType: string | undefined;
  readonly docs: Docs;
}

export type ParameterStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** @see https://spec.openapis.org/oas/v3.1.1.html#request-body-object */
export interface RequestBody {
  readonly pointer: JsonPointer;
  readonly required: boolean;
  readonly docs: Docs;
  /** The one that the client sends. */
  readonly content: MediaType;
  /**
   * `flat`: its properties stand beside the parameters; `nested`: it is the property `body` of the params. Flat is for a
   * JSON object whose properties are all known and have other names than the parameters.
   */
  readonly placement: "flat" | "nested";
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#media-type-object */
export interface MediaType {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly format: "json" | "text" | "binary" | "form" | "multipart";
  readonly schema: Schema;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly localName: string;
  readonly value: Json;
  readonly docs: Docs;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#responses-object */
export interface Response {
  readonly pointer: JsonPointer;
  readonly status: ResponseStatus;
  readonly docs: Docs;
  /** Absent where the response has no body. */
  readonly content: MediaType | undefined;
}

export type ResponseStatus =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "range"; readonly hundreds: number }
  | { readonly kind: "default" };

export type SecurityAlternative = readonly SecurityRequirement[];

/** @see https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object */
export interface SecurityRequirement {
  readonly scheme: string;
  readonly localName: string;
  readonly scopes: readonly string[];
}

/** How a credential is sent. @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object */
export type SecurityScheme = SecuritySchemeBase &
  (
    | { readonly kind: "bearer" }
    | { readonly kind: "basic" }
    | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string }
  );

interface SecuritySchemeBase {
  readonly pointer: JsonPointer;
  readonly name: string;
  /** Its option of the client. */
  readonly localName: string;
  readonly docs: Docs;
  readonly variables: CredentialVariables | undefined;
}

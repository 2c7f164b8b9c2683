import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Json } from "../kernel/json.ts";
import type { CredentialVariables } from "../config/target-config.ts";
import type { Operation, Webhook } from "./operation/operation.ts";
import type { Docs, NamedSchema, Property, Variant } from "./schema/schema.ts";

/** The routes of a target as the emitters see them: every name chosen, every reference known to lead somewhere. */
export interface Api {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
  /** The name of the client's type; `createX` makes one. */
  readonly localName: string;
  /** The document's first server; absent where its URL is not absolute. */
  readonly server: Server | undefined;
  readonly requestIdHeaders: readonly string[];
  /** The schemes that the operations ask for, in the order of their names. */
  readonly securitySchemes: readonly SecurityScheme[];
  readonly resources: readonly Resource[];
  /** The schemas with a type of their own, in the order of their types' names. */
  readonly schemas: readonly NamedSchema[];
  /** Pointer of a schema of `schemas` → module path of the one resource whose operations use it. */
  readonly owners: ReadonlyMap<JsonPointer, string>;
  readonly helpers: Helpers;
  /** The requests that the server makes by itself. */
  readonly webhooks: readonly Webhook[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#server-object */
export interface Server {
  /** The URL, with the names of variables in braces. */
  readonly template: string;
  /** The URL with the defaults of the variables. */
  readonly url: string;
  readonly variables: readonly ServerVariable[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#server-variable-object */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The values that it may have; none means any. */
  readonly values: readonly string[];
  readonly docs: Docs;
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

/** How a credential is sent. @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object */
export type SecurityScheme = SecuritySchemeBase &
  (
    | { readonly kind: "bearer" }
    | { readonly kind: "basic" }
    /** Another scheme of HTTP, whose credentials callers write themselves. */
    | { readonly kind: "http"; readonly scheme: string }
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

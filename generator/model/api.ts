import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Json, JsonObject } from "../kernel/json.ts";
import type { CredentialVariables } from "../config/target-config.ts";
import type { Docs, NamedSchema, Property, Schema, Variant } from "./schema.ts";

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
  /** Its own server, or that of its path, where it is another than the document's. */
  readonly server: Server | undefined;
  /** In the order of their statuses: numbers, ranges, default. */
  readonly responses: readonly Response[];
  /** The alternatives, one of which a request must satisfy; one that is empty allows a request without credentials. */
  readonly security: readonly SecurityAlternative[];
  /** The data of the event that ends its event streams. */
  readonly streamEnd: string | undefined;
  /** The requests that the server makes in turn. */
  readonly callbacks: readonly Webhook[];
  /** How the bodies of its successful responses hold what was asked for; absent where they are just that. */
  readonly envelope: Envelope | undefined;
  /** How its pages follow each other; absent where it gives no list in pages. */
  readonly pagination: Pagination | undefined;
}

/** What the JSON of successful responses is made of. */
export interface Envelope {
  /** The property that holds what was asked for; absent where that is the body as a whole. */
  readonly payload:
    | {
        readonly name: string;
        /** What it may hold, for each response. */
        readonly schemas: readonly Schema[];
        readonly required: boolean;
      }
    | undefined;
  /** The property that is `false` where the request failed in spite of its status. */
  readonly flag: string | undefined;
  /** The client makes sure that there is a payload. */
  readonly isChecked: boolean;
}

/** The names of the properties that lead to a part of a body. */
export type BodyPath = readonly string[];

/** How the pages of a list follow each other. Params are named by their `localName`. */
export interface Pagination {
  /** The name of the method that goes through all pages, and that of its function. */
  readonly localName: string;
  readonly functionName: string;
  /** Where in a body the items are. */
  readonly items: BodyPath;
  readonly order: PageOrder;
}

export type PageOrder =
  | (ListFacts & {
      readonly kind: "page";
      readonly param: string;
      /** The number of the first page. */
      readonly first: number;
      /** Where the body has the number of its page. */
      readonly current?: BodyPath;
      /** How many items a page has at most. */
      readonly size?: BodyPath;
      /** How many pages there are. */
      readonly pages?: BodyPath;
    })
  | (ListFacts & {
      readonly kind: "offset";
      readonly param: string;
      /** The offset of the first item. */
      readonly first: number;
    })
  | {
      readonly kind: "cursor";
      readonly param: string;
      /** Where the cursor of the next page is: in the body, or in the last item. */
      readonly next: { readonly in: "body" | "item"; readonly path: BodyPath };
      readonly more?: BodyPath;
    }
  | {
      readonly kind: "link";
      /** The params that a link to the next page may have in its query. */
      readonly params: readonly { readonly name: string; readonly localName: string }[];
      /** Where the body has the link; absent where the header `Link` has it. */
      readonly next?: BodyPath;
      /** The param that takes what is no link. */
      readonly cursor?: string;
    };

/** Where a body says whether there is more. */
interface ListFacts {
  /** Whether there is another page. */
  readonly more?: BodyPath;
  /** How many items there are in all. */
  readonly total?: BodyPath;
}

/**
 * A request that the server makes to its client: a webhook of the document, or a callback of an operation.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#callback-object
 */
export interface Webhook {
  readonly pointer: JsonPointer;
  /** The name of the webhook or callback; with the method, where it has several. */
  readonly name: string;
  readonly docs: Docs;
  /** What the request carries; absent where it has no body. */
  readonly content: MediaType | undefined;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
export interface Parameter {
  readonly pointer: JsonPointer;
  readonly name: string;
  /** Its property in the operation's params. */
  readonly localName: string;
  /** `querystring`: the whole of the query, written as its media type says. */
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  readonly schema: Schema;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The media type that serialises it, where the document uses `content`. */
  readonly mediaType: string | undefined;
  /** Its value must never be logged, as that of a {@link Property}. */
  readonly sensitive: boolean;
  readonly docs: Docs;
}

export type ParameterStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** @see https://spec.openapis.org/oas/v3.1.1.html#request-body-object */
export interface RequestBody {
  readonly pointer: JsonPointer;
  readonly required: boolean;
  readonly docs: Docs;
  /** The one that the client sends where its caller picks no other. */
  readonly content: MediaType;
  /** Those that the caller may pick with `contentType`. */
  readonly alternatives: readonly MediaType[];
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
  readonly format: "json" | "text" | "binary" | "form" | "multipart" | "events" | "jsonLines" | "jsonSequence";
  readonly schema: Schema;
  /** What each item of a stream is. @see https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
  readonly itemSchema: Schema | undefined;
  /** What the events of an event stream are; none where nothing is said of them, or it is none. */
  readonly events: readonly EventType[];
  /** How the properties of a form are written where the document says so. */
  readonly encodings: readonly Encoding[];
  readonly examples: readonly Example[];
}

/** A kind of event of a stream. */
export interface EventType {
  /** Absent where an event of any name may be of this kind. */
  readonly name: string | undefined;
  /** Absent where the data is a text. */
  readonly data: Schema | undefined;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#encoding-object */
export interface Encoding {
  /** The property of the form. */
  readonly property: string;
  readonly contentType: string | undefined;
  /** Absent where the document names neither `style`, `explode` nor `allowReserved`. */
  readonly style:
    | { readonly name: ParameterStyle; readonly explode: boolean; readonly allowReserved: boolean }
    | undefined;
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
  /** Every media type that the response may have. */
  readonly mediaTypes: readonly string[];
  /** What a caller may ask for in the place of `content`, to have its items as they arrive. */
  readonly stream: MediaType | undefined;
  readonly headers: readonly Header[];
  readonly links: readonly Link[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#header-object */
export interface Header {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** The media type that its value is written in, where the document uses `content`. */
  readonly mediaType: string | undefined;
  readonly docs: Docs;
}

/** What a response gives for another request. @see https://spec.openapis.org/oas/v3.1.1.html#link-object */
export interface Link {
  readonly pointer: JsonPointer;
  readonly name: string;
  /** The operationId, or the reference, of the other operation. */
  readonly operation: string;
  /** Parameter of the other operation → its value or a runtime expression. */
  readonly parameters: JsonObject;
  readonly docs: Docs;
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

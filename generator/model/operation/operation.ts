import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Server } from "../api.ts";
import type { Encoding, MediaType } from "./content.ts";
import type { Pagination } from "../pagination/page-order.ts";
import type { Response } from "./response.ts";
import type { Docs, Schema } from "../schema/schema.ts";

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
  /** How the properties of one that is a form are written where the document says so. */
  readonly encodings: readonly Encoding[];
  /** Its value must never be logged, as that of a {@link Property}. */
  readonly sensitive: boolean;
  readonly docs: Docs;
}

export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "cookie"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject";

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

export type SecurityAlternative = readonly SecurityRequirement[];

/** @see https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object */
export interface SecurityRequirement {
  readonly scheme: string;
  readonly localName: string;
  readonly scopes: readonly string[];
}

import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { JsonObject } from "../../kernel/json.ts";
import type { MediaType } from "./content.ts";
import type { Docs, Schema } from "../schema/schema.ts";

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
  /** What else the body of an error may be: nobody asks for the media type of an error. */
  readonly alternatives: readonly MediaType[];
  readonly headers: readonly Header[];
  readonly links: readonly Link[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#header-object */
export interface Header {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** The same behind references, null aside: how the text of the header is read. */
  readonly shape: Schema;
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

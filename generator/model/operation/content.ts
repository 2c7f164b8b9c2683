import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Json } from "../../kernel/json.ts";
import type { ParameterStyle } from "./operation.ts";
import type { Docs, Schema } from "../schema/schema.ts";

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

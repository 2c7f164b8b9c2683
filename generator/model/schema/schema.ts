import type { Json } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";

/** What every node of the model has. */
interface Node {
  /** The place in the document that the node was made from. */
  readonly pointer: JsonPointer;
}

/** The annotations of a schema, parameter or operation: what is said about it, not what it allows. */
export interface Docs {
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: true;
  /** The default value, as the document gives it. */
  readonly default?: Json;
  readonly examples?: readonly Json[];
}

/** Any value. */
export interface UnknownSchema extends Node {
  readonly kind: "unknown";
}

/** No value: the schema `false`. */
export interface NeverSchema extends Node {
  readonly kind: "never";
}

export interface NullSchema extends Node {
  readonly kind: "null";
}

export interface BooleanSchema extends Node {
  readonly kind: "boolean";
}

export interface NumberSchema extends Node {
  readonly kind: "number";
  readonly integer: boolean;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export interface StringSchema extends Node {
  readonly kind: "string";
  readonly format?: string;
  readonly pattern?: string;
  /** In Unicode code points. */
  readonly minLength?: number;
  /** In Unicode code points. */
  readonly maxLength?: number;
  /** The content is bytes, not text. */
  readonly binary?: true;
}

/** One of a list of JSON values; a `const` is a list of one. */
export interface EnumSchema extends Node {
  readonly kind: "enum";
  readonly values: readonly Json[];
  /** A discriminator says so: the schema of the property by itself allows more. */
  readonly isDiscriminating?: true;
}

export interface ArraySchema extends Node {
  readonly kind: "array";
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
}

export interface TupleSchema extends Node {
  readonly kind: "tuple";
  readonly items: readonly Schema[];
  /** What may follow the items; absent where nothing may. */
  readonly rest?: Schema;
  readonly minItems?: number;
}

export interface ObjectSchema extends Node {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** What other properties may hold; absent where the document says nothing of them or forbids them. */
  readonly additional?: Schema;
  /** What other properties may hold depends on patterns that their names match, which no type knows. */
  readonly isPatterned?: true;
  /** Other properties are forbidden. */
  readonly closed?: true;
  /** The document has more properties here, which a later part of the same `allOf` contradicts. */
  readonly isContradicted?: true;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** `oneOf`, `anyOf`, a list of types, or a nullable schema. */
export interface UnionSchema extends Node {
  readonly kind: "union";
  readonly members: readonly Schema[];
  readonly discriminator?: Discriminator;
}

/** `allOf`, or keywords that stand beside a reference. */
export interface IntersectionSchema extends Node {
  readonly kind: "intersection";
  readonly members: readonly Schema[];
}

/** A schema of `Api.schemas`, by its pointer. */
export interface ReferenceSchema extends Node {
  readonly kind: "reference";
  readonly target: JsonPointer;
}

/**
 * What a JSON value may be.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export type Schema =
  | UnknownSchema
  | NeverSchema
  | NullSchema
  | BooleanSchema
  | NumberSchema
  | StringSchema
  | EnumSchema
  | ArraySchema
  | TupleSchema
  | ObjectSchema
  | UnionSchema
  | IntersectionSchema
  | ReferenceSchema;

export type SchemaKind = Schema["kind"];

export type SchemaOf<K extends SchemaKind> = Extract<Schema, { readonly kind: K }>;

/** A value for each kind of schema: a table of this type does not compile while a kind is missing. */
export type BySchemaKind<Arguments extends readonly unknown[], Result> = {
  readonly [K in SchemaKind]: (schema: SchemaOf<K>, ...rest: Arguments) => Result;
};

export interface Property extends Node {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** Which direction carries the property: `readOnly` only responses, `writeOnly` only requests. */
  readonly access: "both" | "readOnly" | "writeOnly";
  /** Its value must never be logged: `writeOnly`, `format: password`, or `x-routesmith-sensitive`. */
  readonly sensitive: boolean;
  readonly docs: Docs;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object */
export interface Discriminator {
  readonly property: string;
  /** Value of the property → pointer of the schema in `Api.schemas`. */
  readonly mapping: readonly { readonly value: string; readonly target: JsonPointer }[];
}

/** Which side of an exchange a schema is printed for. */
export type Direction = "request" | "response";

/** A schema with a type of its own. */
export interface NamedSchema extends Node {
  readonly kind: "schema";
  /** The name of the component; of a schema in another place, what its type is called by default. */
  readonly name: string;
  /** The name of its type. */
  readonly localName: string;
  /** The names of its type in requests and in responses: `localName` in both, or in one where the two differ. */
  readonly formNames: Readonly<Record<Direction, string>>;
  /** The directions in which the target's operations reach it. */
  readonly directions: ReadonlySet<Direction>;
  readonly schema: Schema;
  /** The schema allows null, which stands beside every reference to it, not in its type. */
  readonly nullable: boolean;
  readonly docs: Docs;
  readonly variants?: Variants;
  /** The name of a function that makes one, from `x-routesmith-builder`. */
  readonly builder?: string;
}

/**
 * Which properties belong together, by the value of one of them: `x-routesmith-variants`. The type stays what the
 * schema says; the helpers' builders and guards, and the contract suite, know the variants.
 */
export interface Variants {
  /** The name of the object that holds the builders. */
  readonly localName: string;
  /** The property whose value tells the variants apart. */
  readonly property: string;
  readonly variants: readonly Variant[];
}

export interface Variant {
  /** The value of the property. */
  readonly value: string;
  /** The name of the builder. */
  readonly localName: string;
  readonly properties: readonly string[];
  readonly required: readonly string[];
  /** The builder takes the value of its one property itself, not an object that holds it. */
  readonly positional: boolean;
}

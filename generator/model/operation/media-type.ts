import { member, objectMember, stringMember, type Json } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { Encoding, Example, MediaType } from "./content.ts";
import { readDocs } from "../docs.ts";
import { readEventTypes } from "./event-types.ts";
import { valueIdentifier } from "../names/identifier.ts";
import { formatInRange, formatOf, isSequence, mayBeJson, preferred } from "./media-format.ts";
import { readQueryStyle } from "./parameter-style.ts";
import type { Placed } from "../placed.ts";
import type { Schema } from "../schema/schema.ts";
import type { SchemaBuilder } from "../schema/schema-builder.ts";
import { uniqueName } from "../names/unique-name.ts";
import { camelCase } from "../names/words.ts";

/**
 * The media types in the `content` of a body, response or parameter, the one that a client should use first.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#media-type-object
 */
export function readContent(
  holder: Json | undefined,
  pointer: JsonPointer,
  schemas: SchemaBuilder,
): readonly MediaType[] {
  const contents = objectMember(holder, "content");
  if (contents === undefined) return none;
  const place = appendPointer(pointer, "content");
  return inOrder(Object.keys(contents)).map((name) =>
    readMediaType(name, { value: contents[name], pointer: appendPointer(place, name) }, schemas),
  );
}

/** Nearly all have one. */
function inOrder(names: readonly string[]): readonly string[] {
  return names.length < 2
    ? names
    : preferred(names.map((name) => ({ name, format: formatOf(name) }))).map(({ name }) => name);
}

/** What most messages have none of: they share it. */
const none: readonly never[] = [];

function readMediaType(name: string, { value, pointer }: Placed, schemas: SchemaBuilder): MediaType {
  const schema = schemas.build(member(value, "schema"), appendPointer(pointer, "schema"));
  const format = mayBeJson(name) ? formatInRange(schema) : formatOf(name);
  return {
    pointer,
    name,
    format,
    schema,
    itemSchema: readItemSchema(value, { format, pointer }, schemas),
    events: format === "events" ? readEventTypes(value, pointer, schemas) : none,
    encodings: readEncodings(value),
    examples: readExamples(value, pointer, schemas),
  };
}

/**
 * The schema of an item. The `schema` of a sequence is that of all items as an array; documents before 3.2 have it for
 * that of an item, too.
 */
function readItemSchema(
  source: Json | undefined,
  { format, pointer }: Pick<MediaType, "format" | "pointer">,
  schemas: SchemaBuilder,
): Schema | undefined {
  const itemSchema = member(source, "itemSchema");
  if (itemSchema !== undefined) return schemas.build(itemSchema, appendPointer(pointer, "itemSchema"));
  if (!isSequence({ format })) return undefined;
  const schema = member(source, "schema");
  const place = appendPointer(pointer, "schema");
  const { value, pointer: target } = schemas.follow(schema, place);
  const items = member(value, "type") === "array" ? member(value, "items") : undefined;
  return items === undefined ? schemas.build(schema, place) : schemas.build(items, appendPointer(target, "items"));
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#encoding-object */
function readEncodings(source: Json | undefined): readonly Encoding[] {
  const encodings = objectMember(source, "encoding");
  if (encodings === undefined) return none;
  return Object.entries(encodings).flatMap(([property, encoding]): Encoding[] => {
    const contentType = stringMember(encoding, "contentType");
    const name = readQueryStyle(member(encoding, "style"));
    const explode = member(encoding, "explode");
    const allowReserved = member(encoding, "allowReserved");
    const style =
      name === undefined && typeof explode !== "boolean" && typeof allowReserved !== "boolean"
        ? undefined
        : {
            name: name ?? "form",
            explode: typeof explode === "boolean" ? explode : (name ?? "form") === "form",
            allowReserved: allowReserved === true,
          };
    return contentType === undefined && style === undefined ? [] : [{ property, contentType, style }];
  });
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#example-object */
function readExamples(source: Json | undefined, pointer: JsonPointer, schemas: SchemaBuilder): readonly Example[] {
  const single = member(source, "example");
  if (single !== undefined) {
    return [
      { pointer: appendPointer(pointer, "example"), name: "default", localName: "default", value: single, docs: {} },
    ];
  }
  const examples = objectMember(source, "examples");
  if (examples === undefined) return none;
  const taken = new Set<string>();
  return Object.entries(examples).flatMap(([name, holder]) => {
    const example = schemas.follow(holder, appendPointer(pointer, "examples", name));
    const value = member(example.value, "value");
    if (value === undefined || stringMember(example.value, "externalValue") !== undefined) return [];
    const localName = uniqueName(valueIdentifier(camelCase(name), "example"), taken);
    return [{ pointer: example.pointer, name, localName, value, docs: readDocs(example.value) }];
  });
}

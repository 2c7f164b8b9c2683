import {
  arrayMember,
  isJsonObject,
  member,
  objectMember,
  stringMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { EventType } from "./content.ts";
import type { SchemaBuilder } from "../schema/schema-builder.ts";

/** How deep unions of events may nest: more is a circle. */
const deepestUnion = 8;

const eventFields = new Set(["event", "data", "id", "retry"]);

/** A Schema Object, and its place. */
interface Placed {
  readonly value: JsonObject;
  readonly pointer: JsonPointer;
}

/**
 * The events of a `text/event-stream`. Its `itemSchema` describes an event, with its fields as properties; so does a
 * `schema` whose properties are just those fields, `event` and `data` among them. Any other `schema` describes what the
 * data of an event is as JSON: documents before 3.2 have no way to say it.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#special-considerations-for-text-event-stream-content
 */
export function readEventTypes(mediaType: Json | undefined, place: JsonPointer, schemas: SchemaBuilder): EventType[] {
  const itemSchema = member(mediaType, "itemSchema");
  if (itemSchema !== undefined) return readVariants(itemSchema, appendPointer(place, "itemSchema"), schemas);
  const schema = member(mediaType, "schema");
  const pointer = appendPointer(place, "schema");
  if (schema === undefined) return [];
  const variants = variantsOf(schema, pointer, schemas);
  if (variants.every(({ value }) => isEvent(value))) return readVariants(schema, pointer, schemas);
  return [{ name: undefined, data: schemas.build(schema, pointer) }];
}

function readVariants(schema: Json, pointer: JsonPointer, schemas: SchemaBuilder): EventType[] {
  return variantsOf(schema, pointer, schemas).flatMap(({ value, pointer: here }): EventType[] => {
    const data = readData(value, here, schemas);
    const names = namesOf(value);
    return names.length === 0 ? [{ name: undefined, data }] : names.map((name) => ({ name, data }));
  });
}

/** The members of a union, or the schema itself; a union within a union is taken apart, too. */
function variantsOf(schema: Json, place: JsonPointer, schemas: SchemaBuilder, depth = 0): Placed[] {
  const { value, pointer } = schemas.follow(schema, place);
  if (!isJsonObject(value) || depth > deepestUnion) return [];
  const keyword = arrayMember(value, "oneOf") === undefined ? "anyOf" : "oneOf";
  const members = arrayMember(value, keyword) ?? [];
  if (members.length === 0) return [{ value, pointer }];
  return members.flatMap((variant, index) =>
    variantsOf(variant, appendPointer(pointer, keyword, String(index)), schemas, depth + 1),
  );
}

function isEvent(schema: JsonObject): boolean {
  const names = Object.keys(objectMember(schema, "properties") ?? {});
  return names.includes("event") && names.includes("data") && names.every((name) => eventFields.has(name));
}

/** What the data is: as JSON, where a schema of its content says so or it is no string; a text otherwise. */
function readData(event: JsonObject, place: JsonPointer, schemas: SchemaBuilder): EventType["data"] {
  const source = member(objectMember(event, "properties"), "data");
  const { value, pointer } = schemas.follow(source, appendPointer(place, "properties", "data"));
  if (!isJsonObject(value)) return undefined;
  const isJson = /^[^;]*[/+]json\b/i.test(stringMember(value, "contentMediaType") ?? "");
  if (isJson) return schemas.build(member(value, "contentSchema"), appendPointer(pointer, "contentSchema"));
  return schemas.build(source, appendPointer(place, "properties", "data"));
}

function namesOf(event: JsonObject): string[] {
  const name = objectMember(objectMember(event, "properties"), "event");
  const constant = stringMember(name, "const");
  const values = constant === undefined ? (arrayMember(name, "enum") ?? []) : [constant];
  return values.filter((value) => typeof value === "string");
}

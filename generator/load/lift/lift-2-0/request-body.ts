import { type Json, type JsonObject, member, objectMember, stringMember } from "../../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../../kernel/json-pointer.ts";
import { essence } from "./media-types.ts";
import { isForm, schemaOf, serialisationOf } from "./parameter.ts";
import type { Places } from "./places.ts";

/** A parameter that is part of a body, and where in the document it is. */
export interface BodyParameter {
  readonly value: JsonObject;
  readonly pointer: JsonPointer;
}

/** Where a body comes to stand. */
export interface BodyTarget {
  readonly pointer: JsonPointer;
  /** What the operation or, for a component, the document consumes. */
  readonly consumes: readonly string[];
  readonly places: Places;
}

export function isBody(parameter: Json | undefined): boolean {
  return stringMember(parameter, "in") === "body";
}

/** The body that parameters make together; `undefined` where there is none. */
export function liftBody(parameters: readonly BodyParameter[], target: BodyTarget): JsonObject | undefined {
  const whole = parameters.find(({ value }) => isBody(value));
  if (whole !== undefined) return liftWhole(whole, target);
  const fields = parameters.filter(({ value }) => isForm(value));
  return fields.length === 0 ? undefined : liftForm(fields, target);
}

/** @see https://spec.openapis.org/oas/v2.0.html#parameter-object */
function liftWhole({ value, pointer }: BodyParameter, target: BodyTarget): JsonObject {
  const schema = schemaOf(value);
  const names = target.consumes.length > 0 ? target.consumes : ["application/json"];
  target.places.move(pointer, target.pointer);
  const hasSchema = objectMember(value, "schema") !== undefined;
  for (const name of names) {
    const place = appendPointer(target.pointer, "content", name, "schema");
    target.places.move(hasSchema ? appendPointer(pointer, "schema") : pointer, place);
  }
  const own = Object.entries(value).filter(
    ([name]) => name === "description" || (name.startsWith("x-") && name !== "x-nullable"),
  );
  return {
    ...Object.fromEntries(own),
    required: member(value, "required") === true,
    content: Object.fromEntries(names.map((name) => [name, { schema }])),
  };
}

/** The fields of a form are the properties of one object. */
function liftForm(fields: readonly BodyParameter[], target: BodyTarget): JsonObject {
  const named = fields.flatMap((field) => {
    const name = stringMember(field.value, "name");
    return name === undefined ? [] : [{ ...field, name, schema: fieldSchema(field.value) }];
  });
  const required = named.filter(({ value }) => member(value, "required") === true).map(({ name }) => name);
  const schema = {
    type: "object",
    properties: Object.fromEntries(named.map((field) => [field.name, field.schema])),
    ...(required.length > 0 ? { required } : {}),
  };
  const encoding = Object.fromEntries(named.flatMap(({ name, value }) => fieldEncoding(name, value)));
  const media = { schema, ...(Object.keys(encoding).length > 0 ? { encoding } : {}) };
  const types = formTypes(fields, target.consumes);
  for (const type of types) {
    const place = appendPointer(target.pointer, "content", type, "schema", "properties");
    for (const { name, pointer } of named) target.places.move(pointer, appendPointer(place, name));
  }
  return { required: required.length > 0, content: Object.fromEntries(types.map((type) => [type, media])) };
}

const multipart = "multipart/form-data";
const urlencoded = "application/x-www-form-urlencoded";

/** Only multipart can carry a file. */
function formTypes(fields: readonly BodyParameter[], consumes: readonly string[]): readonly string[] {
  const hasFile = fields.some(({ value }) => member(value, "type") === "file");
  const named = consumes.filter((name) => essence(name) === multipart || (!hasFile && essence(name) === urlencoded));
  return named.length > 0 ? named : [hasFile ? multipart : urlencoded];
}

function fieldSchema(field: JsonObject): JsonObject {
  const texts = Object.entries(field).filter(([name]) => name === "description" || name === "deprecated");
  return { ...Object.fromEntries(texts), ...schemaOf(field) };
}

/** A form repeats the elements of an array, unless told otherwise. */
function fieldEncoding(name: string, field: JsonObject): readonly [string, Json][] {
  const serialisation = serialisationOf(field);
  if (serialisation === undefined || serialisation.explode) return [];
  return member(member(field, "items"), "type") === "file" ? [] : [[name, { ...serialisation }]];
}

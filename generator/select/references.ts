import { isJsonArray, isJsonObject, type Json, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { elementKind, memberKind, type ObjectKind } from "../load/grammar.ts";
import { partAt } from "./value-at.ts";

/** A reference that is written in a document. */
export interface Reference {
  /** Where it is written. */
  readonly place: JsonPointer;
  /** The reference as it is written. */
  readonly target: string;
  /** What kind of object it stands for. */
  readonly kind: ObjectKind;
  /** It stands for the whole object that holds it; the schemas of a discriminator are only named by theirs. */
  readonly isAlias: boolean;
}

interface Place {
  readonly value: JsonObject | readonly Json[];
  readonly pointer: JsonPointer;
  readonly kind: ObjectKind;
}

/** The references in a value, in their order in the document, without those that are only data. */
export function* referencesIn(start: Place): Generator<Reference> {
  const work = [start];
  for (let place = work.pop(); place !== undefined; place = work.pop()) {
    const { value, pointer, kind } = place;
    if (isJsonObject(value)) yield* ownReferences(value, pointer, kind);
    for (const part of partsOf(place).toReversed()) work.push(part);
  }
}

function* ownReferences(value: Json, pointer: JsonPointer, kind: ObjectKind): Generator<Reference> {
  const target = stringMember(value, "$ref");
  if (target !== undefined) yield { place: appendPointer(pointer, "$ref"), target, kind, isAlias: true };
  if (kind !== "discriminator") return;
  for (const name of Object.keys(objectMember(value, "mapping") ?? {})) {
    const schema = stringMember(objectMember(value, "mapping"), name);
    if (schema === undefined) continue;
    const place = appendPointer(pointer, "mapping", name);
    yield { place, target: mappedReference(schema), kind: "schema", isAlias: false };
  }
}

/**
 * A mapping gives the name of a schema or a reference to it.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
function mappedReference(schema: string): string {
  return /^[\w.-]+$/.test(schema) ? `#/components/schemas/${schema}` : schema;
}

function partsOf({ value, pointer, kind }: Place): Place[] {
  return Object.keys(value).flatMap((name) => {
    const part = partAt(value, name);
    if (!isJsonObject(part) && !isJsonArray(part)) return [];
    const partKind = isJsonArray(value) ? elementKind(kind) : memberKind(kind, name);
    return partKind === undefined ? [] : [{ value: part, pointer: appendPointer(pointer, name), kind: partKind }];
  });
}

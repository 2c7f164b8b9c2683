import { isJsonArray, type Json, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { elementKind, memberKind, type ObjectKind } from "../load/grammar.ts";

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

/** Visits the references in a value, in their order in the document, without those that are only data. */
export function visitReferences(start: Place, visit: (reference: Reference) => void): void {
  const work = [start];
  for (let place = work.pop(); place !== undefined; place = work.pop()) {
    const { value, pointer, kind } = place;
    const first = work.length;
    if (isJsonArray(value)) {
      const partKind = elementKind(kind);
      if (partKind === undefined) continue;
      for (const [index, part] of value.entries()) {
        if (typeof part === "object" && part !== null) {
          work.push({ value: part, pointer: appendPointer(pointer, index), kind: partKind });
        }
      }
    } else {
      // One pass, and most members are no objects: this sees every schema that the routes reach.
      for (const name in value) {
        const part = value[name];
        if (typeof part === "object" && part !== null) {
          const partKind = memberKind(kind, name);
          if (partKind !== undefined) work.push({ value: part, pointer: appendPointer(pointer, name), kind: partKind });
        } else if (name === "$ref" && typeof part === "string") {
          visit({ place: appendPointer(pointer, name), target: part, kind, isAlias: true });
        }
      }
      if (kind === "discriminator") visitNames(value, pointer, visit);
    }
    // The last part first: the work is done from its end.
    reverseFrom(work, first);
  }
}

function reverseFrom(work: Place[], first: number): void {
  for (let left = first, right = work.length - 1; left < right; left += 1, right -= 1) {
    const [front, back] = [work[left], work[right]];
    if (front !== undefined && back !== undefined) [work[left], work[right]] = [back, front];
  }
}

function visitNames(discriminator: JsonObject, pointer: JsonPointer, visit: (reference: Reference) => void): void {
  const fallback = stringMember(discriminator, "defaultMapping");
  if (fallback !== undefined) {
    const place = appendPointer(pointer, "defaultMapping");
    visit({ place, target: mappedReference(fallback), kind: "schema", isAlias: false });
  }
  for (const [name, schema] of Object.entries(objectMember(discriminator, "mapping") ?? {})) {
    if (typeof schema !== "string") continue;
    const place = appendPointer(pointer, "mapping", name);
    visit({ place, target: mappedReference(schema), kind: "schema", isAlias: false });
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

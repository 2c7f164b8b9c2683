import * as fc from "fast-check";
import { isJsonArray, isJsonObject, type Json } from "../../generator/kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../generator/kernel/json-pointer.ts";
import { valuePayloads } from "./payloads.ts";
import { attack } from "./attack.ts";

/** A change of a document. Places are numbers, which mean another place where there are fewer. */
type Change =
  | { readonly kind: "put"; readonly at: number; readonly value: Json }
  | { readonly kind: "name"; readonly at: number; readonly name: string }
  | { readonly kind: "copy"; readonly at: number; readonly from: number };

const text = fc.oneof(
  fc.constantFrom(...valuePayloads.map(({ value }) => value)).filter((value) => typeof value === "string"),
  fc.string({ unit: "binary", maxLength: 10 }),
);

const changeArbitrary: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant("put" as const),
    at: fc.nat(),
    value: fc.oneof(text, fc.jsonValue({ maxDepth: 1 })) as fc.Arbitrary<Json>,
  }),
  fc.record({ kind: fc.constant("name" as const), at: fc.nat(), name: text }),
  fc.record({ kind: fc.constant("copy" as const), at: fc.nat(), from: fc.nat() }),
);

/** Documents that differ from one of the given in a few places. */
export function mutationArbitrary(documents: readonly Json[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(changeArbitrary, { minLength: 1, maxLength: 6 }))
    .map(([document, changes]) => changes.reduce(changed, document));
}

function changed(document: Json, change: Change): Json {
  const places = placesOf(document);
  const place = (index: number) => places[index % places.length] ?? { pointer: "", value: null };
  const { pointer } = place(change.at);
  switch (change.kind) {
    case "put":
      return attack(document, { kind: "value", pointer, original: null }, change.value);
    case "name":
      return attack(document, { kind: "key", pointer, original: null }, change.name);
    case "copy":
      return attack(document, { kind: "value", pointer, original: null }, place(change.from).value);
  }
}

interface Place {
  readonly pointer: JsonPointer;
  readonly value: Json;
}

/** All parts of a document but itself. */
function placesOf(value: Json, pointer: JsonPointer = ""): Place[] {
  const members = isJsonArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  return members.flatMap(([name, item]) => {
    const inner = appendPointer(pointer, name);
    return [{ pointer: inner, value: item }, ...placesOf(item, inner)];
  });
}

/** What means something in JSON or in YAML. */
const signs = "{}[]:,\"'&*!|>%@`#- \n\t\0".split("");

/** Texts of documents with some characters taken out, and others put in. */
export function textMutationArbitrary(texts: readonly string[]): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    at: fc.nat(),
    remove: fc.nat({ max: 12 }),
    insert: fc.oneof(fc.constantFrom(...signs), text),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 5 })).map(([given, edits]) => {
    const edited = edits.reduce((current, { at, remove, insert }) => {
      const start = at % (current.length + 1);
      return current.slice(0, start) + insert + current.slice(start + remove);
    }, given);
    return Buffer.from(edited);
  });
}

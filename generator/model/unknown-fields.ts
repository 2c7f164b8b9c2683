import { arrayMember, isJsonObject, member, objectMember, type Json, type JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { methods } from "../select/methods.ts";
import type { Placed } from "./placed.ts";
import type { SchemaBuilder } from "./schema-builder.ts";

const parameterFields =
  "description required deprecated allowEmptyValue style explode allowReserved schema example examples content";

/**
 * The fields of the objects that an operation is made of, in any version; a reference has what stands beside it as well.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#schema-0
 */
const fields = {
  "a Path Item Object": known(`summary description servers parameters additionalOperations ${[...methods].join(" ")}`),
  "an Operation Object": known(
    "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
  ),
  "a Parameter Object": known(`name in ${parameterFields}`),
  "a Header Object": known(parameterFields),
  "a Request Body Object": known("summary description content required"),
  "a Media Type Object": known(
    "schema itemSchema example examples encoding prefixEncoding itemEncoding summary description",
  ),
  "a Response Object": known("summary description headers content links"),
} as const;

type Kind = keyof typeof fields;

function known(names: string): ReadonlySet<string> {
  return new Set(["$ref", ...names.split(" ")]);
}

/** Notes what an operation, or the way to one, says in fields that there are not: nobody reads them, and what they say is lost. */
export class UnknownFields {
  readonly #schemas: SchemaBuilder;
  /** Many operations share parts. */
  readonly #seen = new Set<JsonObject>();

  constructor(schemas: SchemaBuilder) {
    this.#schemas = schemas;
  }

  /** The paths of a document, and what stands in them where operations would. */
  notePaths(root: JsonObject): void {
    const paths = objectMember(root, "paths") ?? {};
    for (const path in paths) {
      const pointer = appendPointer("/paths", path);
      if (path.startsWith("/")) this.#note("a Path Item Object", { value: paths[path], pointer });
      else if (!path.startsWith("x-")) this.#schemas.unknownKeywords.notePath(path, pointer);
    }
  }

  /** @param item the Path Item Object around it. */
  noteOperation(value: JsonObject, pointer: JsonPointer, item: Placed): void {
    this.#note("an Operation Object", { value, pointer });
    for (const holder of [{ value, pointer }, item]) {
      const parameters = appendPointer(holder.pointer, "parameters");
      for (const [index, source] of (arrayMember(holder.value, "parameters") ?? []).entries())
        this.#follow("a Parameter Object", source, appendPointer(parameters, index));
    }
    this.#follow("a Request Body Object", member(value, "requestBody"), appendPointer(pointer, "requestBody"));
    const responses = objectMember(value, "responses") ?? {};
    const place = appendPointer(pointer, "responses");
    for (const status in responses)
      if (!status.startsWith("x-")) this.#follow("a Response Object", responses[status], appendPointer(place, status));
  }

  #follow(kind: Kind, source: Json | undefined, place: JsonPointer): void {
    const { value, pointer } = this.#schemas.follow(source, place);
    if (!this.#note(kind, { value, pointer })) return;
    const contents = objectMember(value, "content") ?? {};
    const within = appendPointer(pointer, "content");
    for (const name in contents) this.#follow("a Media Type Object", contents[name], appendPointer(within, name));
    const headers = objectMember(value, "headers") ?? {};
    const beside = appendPointer(pointer, "headers");
    for (const name in headers) this.#follow("a Header Object", headers[name], appendPointer(beside, name));
  }

  /** Whether it is an object that has not been looked at before. */
  #note(kind: Kind, { value, pointer }: Placed): boolean {
    if (!isJsonObject(value) || this.#seen.has(value)) return false;
    this.#seen.add(value);
    for (const name in value) {
      if (!fields[kind].has(name) && !name.startsWith("x-"))
        this.#schemas.unknownKeywords.noteField({ name, kind, known: fields[kind] }, appendPointer(pointer, name));
    }
    return true;
  }
}

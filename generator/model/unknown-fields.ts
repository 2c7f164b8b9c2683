import { arrayMember, isJsonObject, member, objectMember, type Json, type JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { methods } from "../select/methods.ts";
import type { Placed } from "./placed.ts";
import type { SchemaBuilder } from "./schema/schema-builder.ts";

const parameterFields =
  "description required deprecated allowEmptyValue style explode allowReserved schema example examples content";

/**
 * The fields of the objects that an operation is made of, in any version; a reference has what stands beside it as well.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#schema-0
 */
const fields = {
  "a Path Item Object": withReference(
    `summary description servers parameters additionalOperations ${[...methods].join(" ")}`,
  ),
  "an Operation Object": withReference(
    "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
  ),
  "a Parameter Object": withReference(`name in ${parameterFields}`),
  "a Header Object": withReference(parameterFields),
  "a Request Body Object": withReference("summary description content required"),
  "a Media Type Object": withReference(
    "schema itemSchema example examples encoding prefixEncoding itemEncoding summary description",
  ),
  "a Response Object": withReference("summary description headers content links"),
} as const;

type Kind = keyof typeof fields;

function withReference(names: string): ReadonlySet<string> {
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
      const placeOf = () => appendPointer("/paths", path);
      if (path.startsWith("/")) this.#note("a Path Item Object", paths[path], placeOf);
      else if (!path.startsWith("x-")) this.#schemas.unknownKeywords.notePath(path, placeOf());
    }
  }

  /** @param item the Path Item Object around it. */
  noteOperation(value: JsonObject, pointer: JsonPointer, item: Placed): void {
    this.#note("an Operation Object", value, () => pointer);
    for (const holder of [{ value, pointer }, item]) {
      for (const [index, source] of (arrayMember(holder.value, "parameters") ?? []).entries())
        this.#follow("a Parameter Object", source, () => appendPointer(holder.pointer, "parameters", index));
    }
    this.#follow("a Request Body Object", member(value, "requestBody"), () => appendPointer(pointer, "requestBody"));
    const responses = objectMember(value, "responses") ?? {};
    for (const status in responses) {
      if (!status.startsWith("x-"))
        this.#follow("a Response Object", responses[status], () => appendPointer(pointer, "responses", status));
    }
  }

  /** @param placeOf nearly all that is looked at is as it should be, so that nobody asks where it is. */
  #follow(kind: Kind, source: Json | undefined, placeOf: () => JsonPointer): void {
    const isReference = member(source, "$ref") !== undefined;
    const { value, pointer } = isReference ? this.#schemas.follow(source, "") : { value: source, pointer: "" };
    const here = isReference ? () => pointer : placeOf;
    if (!this.#note(kind, value, here)) return;
    const contents = objectMember(value, "content");
    for (const name in contents)
      this.#follow("a Media Type Object", contents[name], () => appendPointer(here(), "content", name));
    const headers = objectMember(value, "headers");
    for (const name in headers)
      this.#follow("a Header Object", headers[name], () => appendPointer(here(), "headers", name));
  }

  /** Whether it is an object that has not been looked at before. */
  #note(kind: Kind, value: Json | undefined, placeOf: () => JsonPointer): boolean {
    if (!isJsonObject(value) || this.#seen.has(value)) return false;
    this.#seen.add(value);
    const known = fields[kind];
    for (const name in value) {
      if (!known.has(name) && !name.startsWith("x-"))
        this.#schemas.unknownKeywords.noteField({ name, kind, known }, appendPointer(placeOf(), name));
    }
    return true;
  }
}

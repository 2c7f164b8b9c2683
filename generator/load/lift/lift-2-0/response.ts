import { isJsonObject, type Json, type JsonObject, member, objectMember } from "../../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../../kernel/json-pointer.ts";
import { essence, isJsonType } from "./media-types.ts";
import { liftParameter } from "./parameter.ts";
import type { Places } from "./places.ts";

/** Where a response is, and where it comes to stand. */
export interface ResponsePlace {
  readonly source: JsonPointer;
  readonly target: JsonPointer;
  /** What the operation or, for a component, the document produces. */
  readonly produces: readonly string[];
  readonly places: Places;
}

/** @see https://spec.openapis.org/oas/v2.0.html#response-object */
export function liftResponse(response: JsonObject, place: ResponsePlace): JsonObject {
  place.places.move(place.source, place.target);
  const changing = new Set(["schema", "examples", "headers"]);
  const own = Object.entries(response).filter(([name]) => !changing.has(name));
  const headers = objectMember(response, "headers");
  const content = liftContent(response, place);
  return {
    description: "",
    ...Object.fromEntries(own),
    ...(headers === undefined ? {} : { headers: liftHeaders(headers, place) }),
    ...(content === undefined ? {} : { content }),
  };
}

/** A response without a schema has no content, but examples show that it has. */
function liftContent(
  response: JsonObject,
  { source, target, produces, places }: ResponsePlace,
): JsonObject | undefined {
  const schema = member(response, "schema");
  const examples = Object.entries(objectMember(response, "examples") ?? {}).filter(([name]) => name.includes("/"));
  const shown = examples.map(([name]) => name);
  if (schema === undefined && shown.length === 0) return undefined;
  const names = schema === undefined ? shown : contentTypes(schema, produces, shown);
  return Object.fromEntries(
    names.map((name) => {
      const place = appendPointer(target, "content", name);
      places.move(appendPointer(source, "schema"), appendPointer(place, "schema"));
      const example = examples.find(([type]) => essence(type) === essence(name));
      if (example !== undefined)
        places.move(appendPointer(source, "examples", example[0]), appendPointer(place, "example"));
      return [name, { ...(schema === undefined ? {} : { schema }), ...(example ? { example: example[1] } : {}) }];
    }),
  );
}

/** A file is never JSON that the client should parse, even where the document produces JSON throughout. */
function contentTypes(schema: Json, produces: readonly string[], shown: readonly string[]): readonly string[] {
  if (member(schema, "type") === "file") {
    const names = produces.filter((name) => !isJsonType(name));
    return names.length > 0 ? names : ["application/octet-stream"];
  }
  if (produces.length > 0) return produces;
  return shown.length > 0 ? shown : ["application/json"];
}

function liftHeaders(headers: JsonObject, { source, target, places }: ResponsePlace): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => {
      if (!isJsonObject(header)) return [name, header];
      places.move(appendPointer(source, "headers", name), appendPointer(target, "headers", name, "schema"));
      return [name, liftParameter(header)];
    }),
  );
}

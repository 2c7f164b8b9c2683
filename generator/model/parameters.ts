import {
  arrayMember,
  isJsonObject,
  member,
  objectMember,
  stringMember,
  type Json,
  type JsonObject,
} from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import type { SelectedOperation } from "../select/slice.ts";
import type { Parameter } from "./operation.ts";
import { readDocs } from "./docs.ts";
import { inheritedNames } from "./identifier.ts";
import { readContent } from "./media-type.ts";
import type { OperationContext } from "./operation-builder.ts";
import { readStyle } from "./parameter-style.ts";
import { bodyNames } from "./request-body.ts";
import { uniqueName } from "./unique-name.ts";

/** The places of parameters, in the order in which a request has them. */
const places = ["path", "query", "querystring", "header", "cookie"] as const;

/** The operation's parameters, those of its path that it does not override, and those that only its path names. */
export function readParameters(
  selected: SelectedOperation,
  item: Json | undefined,
  source: JsonObject,
  context: OperationContext,
): Parameter[] {
  const itemPointer = appendPointer("/paths", selected.path);
  const declared = [...list(source, selected.pointer), ...list(item, itemPointer)].flatMap(
    ({ value, pointer }) => readParameter(value, pointer, context) ?? [],
  );
  const all = [...declared, ...undeclaredParameters(selected, declared, context)];
  // An operation's own parameter comes first, and so overrides the one of its path.
  const unique = new Set(new Map(all.toReversed().map((parameter) => [keyOf(parameter), parameter])).values());
  const taken = new Set([...inheritedNames, ...bodyNames(selected.method, source, context)]);
  return places.flatMap((place) =>
    all
      .filter((parameter) => parameter.in === place && unique.has(parameter))
      .map((parameter) => {
        const wanted = taken.has(parameter.name) ? `${parameter.name}_${place}` : parameter.name;
        return { ...parameter, localName: uniqueName(wanted, taken) };
      }),
  );
}

/** Names of headers mean the same in any case. */
function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

function list(
  holder: Json | undefined,
  pointer: JsonPointer,
): readonly { readonly value: Json; readonly pointer: JsonPointer }[] {
  const place = appendPointer(pointer, "parameters");
  return (arrayMember(holder, "parameters") ?? []).map((value, index) => ({
    value,
    pointer: appendPointer(place, index),
  }));
}

/** How many names of one path are reported each by itself. */
const mostReported = 10;

/** A path cannot be made without the values of its template, whether a parameter describes them or not. */
function undeclaredParameters(
  { path }: SelectedOperation,
  declared: readonly Parameter[],
  { slice, diagnostics }: OperationContext,
): Parameter[] {
  const known = new Set(declared.filter((parameter) => parameter.in === "path").map(({ name }) => name));
  const pointer = appendPointer("/paths", path);
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []));
  const location = { file: slice.document.file, pointer };
  const undeclared = [...names].filter((name) => !known.has(name));
  for (const name of undeclared.slice(0, mostReported)) {
    const message = `no parameter describes \`{${name}}\`, which is taken for a string`;
    diagnostics.warning("model/undeclared-path-parameter", message, { location });
  }
  const others = undeclared.length - mostReported;
  if (others > 0) {
    const message = `no parameter describes ${others} other names of the path, which are taken for strings`;
    diagnostics.warning("model/undeclared-path-parameter", message, { location });
  }
  return undeclared.map((name): Parameter => {
    return {
      pointer,
      name,
      localName: name,
      in: "path",
      required: true,
      schema: { kind: "string", pointer },
      style: "simple",
      explode: false,
      allowReserved: false,
      mediaType: undefined,
      sensitive: false,
      docs: {},
    };
  });
}

/** A client sends these headers by itself: the specification says to ignore such parameters. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
function readParameter(source: Json, place: JsonPointer, context: OperationContext): Parameter | undefined {
  const { value, pointer } = context.schemas.follow(source, place);
  const name = stringMember(value, "name");
  const location = places.find((known) => known === member(value, "in"));
  if (name === undefined || location === undefined) {
    context.schemas.malformed(`a parameter needs \`name\` and \`in\` (${places.join(", ")})`, place);
    return undefined;
  }
  if (location === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const content = readContent(value, pointer, context.schemas)[0];
  const style = readStyle(member(value, "style")) ?? (location === "path" || location === "header" ? "simple" : "form");
  const explode = member(value, "explode");
  return {
    pointer,
    name,
    localName: name,
    in: location,
    required: location === "path" || member(value, "required") === true,
    schema: content?.schema ?? context.schemas.build(member(value, "schema"), appendPointer(pointer, "schema")),
    style,
    explode: typeof explode === "boolean" ? explode : style === "form",
    allowReserved: member(value, "allowReserved") === true,
    mediaType: content?.name,
    sensitive: [source, schemaOf(value)].some((said) => context.schemas.isSensitive(said)),
    docs: { ...context.schemas.docs(schemaOf(value)), ...readDocs(value) },
  };
}

function schemaOf(parameter: Json | undefined): Json {
  const [content] = Object.values(objectMember(parameter, "content") ?? {});
  return member(isJsonObject(content) ? content : parameter, "schema") ?? {};
}

import type { Json, JsonObject } from "../../kernel/json.ts";
import { member, objectMember, stringMember } from "../../kernel/json.ts";
import type { SentRequest } from "../exchange.ts";
import { bodyText } from "../exchange.ts";
import { declaredFor, isFormMediaType, isJsonMediaType, isJsonToPrism } from "../document/media-type.ts";
import type {
  ContentDescription,
  OperationDescription,
  ParameterDescription,
} from "../document/operation-description.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { confusedNames, isReadByPrism } from "../prism-reading.ts";
import { schemaWithin, shapeOf, type ValueShape } from "../document/value-shape.ts";
import { matchPath } from "./match-path.ts";
import type { ParameterForm, TextValue } from "./read-parameter.ts";
import { readParameter } from "./read-parameter.ts";
import { type FieldForm, readForm } from "./read-form.ts";
import type { SchemaJudge } from "./schema-judge.ts";

/** A part of a request that breaks the document. */
export interface RequestProblem {
  readonly in: ParameterDescription["in"] | "body";
  readonly message: string;
  /** Prism checks this place too. */
  readonly seenByPrism: boolean;
}

/** What the body of a request says; of another than JSON, only the judge's own reading knows. */
export type BodyReading =
  | { readonly kind: "none" }
  /** A text of nothing. */
  | { readonly kind: "empty" }
  | { readonly kind: "json"; readonly value: Json }
  | { readonly kind: "other" };

interface JudgedBody {
  readonly reading: BodyReading;
  readonly problems: readonly RequestProblem[];
}

/** What a request says, read without the client's help. */
export interface RequestReading {
  readonly parameters: ReadonlyMap<ParameterDescription, TextValue>;
  readonly body: BodyReading;
  readonly problems: readonly RequestProblem[];
}

/** Reads requests of one operation and holds them against the document's schemas. */
export class RequestJudge {
  readonly #document: JsonObject;
  readonly #operation: OperationDescription;
  readonly #schemas: SchemaJudge;
  /** The names of query parameters that Prism does not tell apart. */
  readonly #confused: ReadonlySet<string>;

  constructor(document: JsonObject, operation: OperationDescription, schemas: SchemaJudge) {
    this.#document = document;
    this.#operation = operation;
    this.#schemas = schemas;
    const item = objectMember(objectMember(document, "paths"), operation.path);
    this.#confused = confusedNames(resolveReference(document, item, "")?.value, document);
  }

  /** @returns `undefined` where method or path are not the operation's: no params may bring a client to that. */
  async read(request: SentRequest): Promise<RequestReading | undefined> {
    const path = matchPath(this.#operation.path, request.url.pathname);
    if (path === undefined || request.method !== this.#operation.method.toUpperCase()) return undefined;
    const parameters = new Map(
      this.#operation.parameters.map((parameter) => [
        parameter,
        readParameter(parameter, this.#formOf(parameter), request, path),
      ]),
    );
    const body = await this.#readBody(request);
    const parameterProblems = [...parameters].flatMap(([parameter, value]) => this.#judgeParameter(parameter, value));
    return { parameters, body: body.reading, problems: [...parameterProblems, ...body.problems] };
  }

  #formOf({ name, in: place, json, schema: pointer }: ParameterDescription): ParameterForm {
    const schema = json || pointer === undefined ? undefined : valueAt(this.#document, pointer);
    const { parameters, security } = this.#operation;
    const others = parameters.filter((other) => other.in === place && other.name !== name);
    const credentials = security.flat().flatMap((key) => (key.kind === place ? [key.name] : []));
    return {
      shape: shapeOf(this.#document, schema),
      within: (names) =>
        shapeOf(
          this.#document,
          names.reduce<Json | undefined>((outer, inner) => schemaWithin(this.#document, outer, inner), schema),
        ),
      others: new Set([...others.map((other) => other.name), ...credentials]),
    };
  }

  #shapeAt(schema: JsonPointer): ValueShape {
    return shapeOf(this.#document, valueAt(this.#document, schema));
  }

  #resolve(pointer: JsonPointer): ReturnType<typeof resolveReference> {
    return resolveReference(this.#document, valueAt(this.#document, pointer), pointer);
  }

  #fieldForm(mediaType: JsonPointer, schema: JsonPointer, name: string): FieldForm {
    const owner = this.#resolve(schema)?.pointer ?? schema;
    const field = this.#resolve(appendPointer(owner, "properties", name));
    if (field === undefined) return { shape: "scalar", itemShape: "scalar", separator: undefined };
    const encoding = valueAt(this.#document, appendPointer(mediaType, "encoding", name));
    const style = stringMember(encoding, "style") ?? "form";
    return {
      shape: this.#shapeAt(field.pointer),
      itemShape: this.#shapeAt(appendPointer(field.pointer, "items")),
      separator: (member(encoding, "explode") ?? style === "form") === true ? undefined : separators.get(style),
    };
  }

  #judgeParameter(parameter: ParameterDescription, value: TextValue): readonly RequestProblem[] {
    const { in: place, name, required } = parameter;
    const seenByPrism = isReadByPrism(parameter, this.#document, this.#confused);
    if (value === undefined) {
      return required ? [{ in: place, message: `${place} parameter ${name} is missing`, seenByPrism }] : [];
    }
    return this.#parameterMessages(parameter, value).map((message) => ({
      in: place,
      message: `${place} parameter ${name}: ${message}`,
      // An empty text is none to Prism.
      seenByPrism: seenByPrism && (value !== "" || required),
    }));
  }

  #parameterMessages(parameter: ParameterDescription, value: TextValue): readonly string[] {
    if (parameter.schema === undefined) return [];
    if (!parameter.json) return this.#schemas.textProblems(parameter.schema, value);
    const json = typeof value === "string" ? parseJson(value) : undefined;
    return json === undefined ? ["the value is not JSON"] : this.#schemas.problems(parameter.schema, json.value);
  }

  async #readBody(request: SentRequest): Promise<JudgedBody> {
    const declared = this.#operation.body;
    const contentType = request.headers.get("content-type") ?? "";
    // A form without a field has no bytes.
    if (request.body.length === 0 && !isFormMediaType(contentType)) {
      const types = declared?.content.map(({ mediaType }) => mediaType) ?? [];
      if (contentType !== "" && !isJsonMediaType(contentType) && declaredFor(types, contentType) !== undefined)
        return { reading: { kind: "empty" }, problems: [] };
      const seenByPrism = declared?.content.every(({ mediaType }) => isJsonToPrism(mediaType)) === true;
      const missing = declared?.required === true ? [bodyProblem("the body is missing", seenByPrism)] : [];
      return { reading: { kind: "none" }, problems: missing };
    }
    const types = declared?.content.map((content) => content.mediaType) ?? [];
    const content = declared?.content.find((item) => item.mediaType === declaredFor(types, contentType));
    if (content === undefined) {
      return {
        reading: { kind: "other" },
        problems: [bodyProblem(`no body of type "${contentType}" is declared`, true)],
      };
    }
    if (isJsonMediaType(contentType)) return this.#judgeJson(bodyText(request), content);
    const { schema, pointer } = content;
    const form = schema && (await readForm(request, (name) => this.#fieldForm(pointer, schema, name)));
    const messages = form === undefined || schema === undefined ? [] : this.#schemas.textProblems(schema, form);
    return { reading: { kind: "other" }, problems: messages.map((message) => bodyProblem(message, false)) };
  }

  #judgeJson(text: string, { mediaType, schema }: ContentDescription): JudgedBody {
    // Under a range such as `*/*` Prism takes any body.
    const seenByPrism = isJsonToPrism(mediaType);
    const json = parseJson(text);
    if (json === undefined)
      return { reading: { kind: "other" }, problems: [bodyProblem("the body is not JSON", seenByPrism)] };
    const messages = schema === undefined ? [] : this.#schemas.problems(schema, json.value);
    return {
      reading: { kind: "json", value: json.value },
      problems: messages.map((message) => bodyProblem(message, seenByPrism)),
    };
  }
}

/** What stands between the items of a list, once it is decoded. */
const separators: ReadonlyMap<string, string> = new Map([
  ["form", ","],
  ["spaceDelimited", " "],
  ["pipeDelimited", "|"],
]);

function bodyProblem(message: string, seenByPrism: boolean): RequestProblem {
  return { in: "body", message: `body: ${message}`, seenByPrism };
}

function parseJson(text: string): { readonly value: Json } | undefined {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}

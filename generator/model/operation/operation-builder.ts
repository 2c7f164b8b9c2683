import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { isJsonObject, member, type JsonObject } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { invariant } from "../../kernel/invariant.ts";
import type { SelectedOperation, Slice } from "../../select/slice.ts";
import { valueAt } from "../../select/value-at.ts";
import type { Operation } from "./operation.ts";
import { readDocs } from "../docs.ts";
import { functionIdentifier } from "../names/identifier.ts";
import type { NamedSchemas } from "../names/named-schemas.ts";
import { readParameters } from "./parameters.ts";
import type { Placed } from "../placed.ts";
import { readBody } from "./request-body.ts";
import { readResponses } from "./responses.ts";
import type { SchemaBuilder } from "../schema/schema-builder.ts";
import { readStreamEnd } from "./operation-extensions.ts";
import type { SecurityReader } from "../security/security-reader.ts";
import { readOwnServer } from "../server.ts";
import { readCallbacks } from "./webhooks.ts";

/** What every operation is built with. */
export interface OperationContext {
  readonly slice: Slice;
  readonly schemas: SchemaBuilder;
  readonly named: NamedSchemas;
  readonly security: SecurityReader;
  readonly diagnostics: Diagnostics;
}

/** The names that an operation has been given, all clashes settled. */
export interface OperationNames {
  readonly name: string;
  readonly localName: string;
  readonly typeName: string;
}

/** What an operation is built from. */
export interface OperationSource {
  /** The Path Item Object that holds it. */
  readonly item: Placed;
  /** The Operation Object. */
  readonly value: JsonObject;
}

/** Looks for an operation in its path item: to follow its pointer from the root on would take longer. */
export function sourceOf({ pointer, path }: SelectedOperation, { slice, schemas }: OperationContext): OperationSource {
  // Where its path item is: a name within a pointer has no slash.
  const place = pointer.slice(0, pointer.indexOf("/", "/paths/".length));
  const item = schemas.follow(member(member(slice.root, "paths"), path), place).value;
  const value = valueAt(item, pointer.slice(place.length));
  invariant(isJsonObject(value), `the slice has no operation at ${pointer}`);
  return { item: { value: item, pointer: place }, value };
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
export function buildOperation(
  selected: SelectedOperation,
  names: OperationNames,
  { item, value: source }: OperationSource,
  context: OperationContext,
): Operation {
  const { slice, security } = context;
  const { pointer, method, path } = selected;
  const parameters = readParameters(selected, item, source, context);
  return {
    kind: "operation",
    pointer,
    name: names.name,
    localName: names.localName,
    typeName: names.typeName,
    functionName: functionIdentifier(names.localName),
    method,
    path,
    docs: readDocs(source),
    parameters,
    server: readOwnServer(slice.root, [source, item.value], (url) =>
      reportRelativeServer(url, names.name, pointer, context),
    ),
    body: readBody(selected, source, { parameters, context }),
    responses: readResponses(selected, source, context),
    security: security.read(source, pointer),
    streamEnd: readStreamEnd(source),
    callbacks: readCallbacks(source, pointer, context),
    // These are read when all schemas are known.
    envelope: undefined,
    pagination: undefined,
  };
}

function reportRelativeServer(
  url: string,
  name: string,
  pointer: JsonPointer,
  { slice, diagnostics }: OperationContext,
): void {
  const message = `the server \`${url}\` of \`${name}\` is relative to where the document stands, which is not known`;
  diagnostics.warning("model/relative-server", message, { location: { file: slice.document.file, pointer } });
}

import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isJsonObject, objectMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { invariant } from "../kernel/invariant.ts";
import type { SelectedOperation, Slice } from "../select/slice.ts";
import type { SecurityScheme } from "./api.ts";
import type { Operation, SecurityAlternative } from "./operation.ts";
import { readDocs } from "./docs.ts";
import { functionIdentifier } from "./identifier.ts";
import type { NamedSchemas } from "./named-schemas.ts";
import { readParameters } from "./parameters.ts";
import { readBody } from "./request-body.ts";
import { readResponses } from "./responses.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import { readStreamEnd } from "./operation-extensions.ts";
import { readSecurity } from "./security.ts";
import { readOwnServer } from "./server.ts";
import { readCallbacks } from "./webhooks.ts";

/** What every operation is built with. */
export interface OperationContext {
  readonly slice: Slice;
  readonly schemas: SchemaBuilder;
  readonly named: NamedSchemas;
  /** By their names. */
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  readonly diagnostics: Diagnostics;
}

/** The names that an operation has been given, all clashes settled. */
export interface OperationNames {
  readonly name: string;
  readonly localName: string;
  readonly typeName: string;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
export function buildOperation(
  selected: SelectedOperation,
  names: OperationNames,
  context: OperationContext,
): Operation {
  const { slice, schemas, securitySchemes, diagnostics } = context;
  const item = schemas.follow(
    objectMember(objectMember(slice.root, "paths"), selected.path),
    appendPointer("/paths", selected.path),
  );
  const source = schemas.valueAt(selected.pointer);
  invariant(isJsonObject(source), `the slice has no operation at ${selected.pointer}`);
  const at = (pointer: JsonPointer) => ({ location: { file: slice.document.file, pointer } });
  const parameters = readParameters(selected, item.value, source, context);
  const schemes = objectMember(objectMember(slice.root, "components"), "securitySchemes") ?? {};
  const collidingCredentials = (alternative: SecurityAlternative, place: JsonPointer) => {
    const both = alternative.map(({ scheme }) => `\`${scheme}\``).join(" and ");
    const message = `${both} are needed together and go to the same place: a request carries the first that it has`;
    diagnostics.warning("model/colliding-credentials", message, at(place));
  };
  // One that is defined and cannot be satisfied has been reported where it is defined.
  const unknownScheme = (scheme: string, place: JsonPointer) => {
    if (Object.hasOwn(schemes, scheme)) return;
    diagnostics.warning(
      "model/unknown-security-scheme",
      `\`${scheme}\` is not defined, so that no client can satisfy it`,
      at(place),
    );
  };
  return {
    kind: "operation",
    pointer: selected.pointer,
    ...names,
    functionName: functionIdentifier(names.localName),
    method: selected.method,
    path: selected.path,
    docs: readDocs(source),
    parameters,
    server: readOwnServer(slice.root, [source, item.value], (url) =>
      diagnostics.warning(
        "model/relative-server",
        `the server \`${url}\` of \`${names.name}\` is relative to where the document stands, which is not known`,
        at(selected.pointer),
      ),
    ),
    body: readBody(selected, source, { parameters, context }),
    responses: readResponses(source, selected.pointer, context),
    security: readSecurity({ slice, pointer: selected.pointer }, source, securitySchemes, {
      unknown: unknownScheme,
      colliding: collidingCredentials,
    }),
    streamEnd: readStreamEnd(source),
    callbacks: readCallbacks(source, selected.pointer, context),
    // These are read when all schemas are known.
    envelope: undefined,
    pagination: undefined,
  };
}

import type { ClientConfig } from "../config/target-config.ts";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isJsonObject, objectMember, stringMember, type JsonObject } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import { invariant } from "../kernel/invariant.ts";
import type { Slice } from "../select/slice.ts";
import type { Api, Operation, Resource } from "./api.ts";
import { exchangedSchemas, receivedSchemas } from "./exchanged-schemas.ts";
import { typeIdentifier } from "./identifier.ts";
import { nameHelpers } from "./helper-names.ts";
import { NamedSchemas } from "./named-schemas.ts";
import { buildOperation } from "./operation-builder.ts";
import { namedOperation, OperationNames } from "./operation-names.ts";
import { withAnswers } from "./operation-answers.ts";
import { allResources, buildResources, type PlacedOperation } from "./resources.ts";
import { SchemaBuilder } from "./schema-builder.ts";
import { linksOf } from "./schema-links.ts";
import { schemaOwners, type OwnerRoots } from "./schema-owners.ts";
import { readSecuritySchemes } from "./security.ts";
import { namePagers } from "./pager-names.ts";
import { reportTakenHelperNames, reportTakenPaths } from "./taken-names.ts";
import { firstServer, readServer } from "./server.ts";
import { uniqueName } from "./unique-name.ts";
import { reportUnknownNames } from "./unknown-names.ts";
import { readWebhooks, webhooksName } from "./webhooks.ts";
import { pascalCase } from "./words.ts";

/**
 * Makes the model of a slice.
 *
 * @param client the names and environment variables that the config gives.
 */
export function buildApi(slice: Slice, client: ClientConfig, diagnostics: Diagnostics): Api {
  const schemas = new SchemaBuilder(slice, diagnostics);
  const info = objectMember(slice.root, "info");
  const title = stringMember(info, "title") ?? "API";
  const localName = typeIdentifier(client.name ?? pascalCase(title.replace(/\s+api$/i, "")), "Api");
  const reserved = [
    localName,
    `${localName}Options`,
    `create${localName}`,
    `create${localName}Transport`,
    `create${localName}Logger`,
  ];
  if (objectMember(slice.root, "webhooks") !== undefined) reserved.push(webhooksName);
  const named = new NamedSchemas(schemas, slice, { rules: client.types, reserved }, diagnostics);
  const securitySchemes = readSecuritySchemes(slice, client, diagnostics);
  const schemesByName = new Map(securitySchemes.map((scheme) => [scheme.name, scheme]));
  const context = { slice, schemas, named, securitySchemes: schemesByName, diagnostics };
  const takenMethods = new Set<string>();
  const operationNames = new OperationNames(slice.documentOperations, client);
  const given = slice.operations.map((selected) => ({
    selected,
    names: operationNames.nameOf(namedOperation(operationSource(schemas, selected), selected)),
  }));
  reportTakenPaths(
    given.map(({ names }) => names),
    diagnostics,
  );
  const placed = given.map(({ selected, names }): PlacedOperation => {
    const path = names.path.slice(0, -1);
    const method = uniqueName(names.path.join("."), takenMethods).split(".").at(-1) ?? "";
    const operation = buildOperation(
      selected,
      { name: names.name, localName: method, typeName: named.reserveOperation(names.typeName) },
      context,
    );
    return { path, operation };
  });
  const webhooks = readWebhooks(slice.root, context);
  const exchanged = placed.flatMap(({ operation }) => exchangedSchemas(operation));
  const found = named.finish([...exchanged, ...receivedSchemas(webhooks)]);
  const byPointer = new Map(found.map((schema) => [schema.pointer, schema]));
  const answered = placed.map(({ path, operation }) => {
    return { path, operation: withAnswers(operation, { slice, schemas, client, named: byPointer, diagnostics }) };
  });
  const documented = slice.documentOperations.map((operation) => operationNames.nameOf(operation).path.join("."));
  const finished = namePagers(answered, new Set([...takenMethods, ...documented]));
  const operations = finished.map(({ operation }) => operation);
  schemas.unknownKeywords.report();
  reportUnknownNames(slice, client, { named: found.map(({ name }) => name), diagnostics });
  reportTakenHelperNames(found, new Set(named.taken), { file: slice.document.file, diagnostics });
  const asked = schemesOf(operations);
  const resources = buildResources(finished, named.taken);
  return {
    title,
    version: stringMember(info, "version") ?? "",
    description: stringMember(info, "description"),
    localName,
    server: readServer(firstServer(slice.root)),
    requestIdHeaders: client.requestIdHeaders,
    securitySchemes: securitySchemes.filter(({ name }) => asked.has(name)),
    resources,
    webhooks,
    schemas: found,
    owners: schemaOwners(
      allResources(resources).map((resource) => ownerRoots(resource)),
      (pointer) => named.linksAt(pointer),
    ),
    helpers: nameHelpers(found, operations, named.taken),
  };
}

function operationSource(schemas: SchemaBuilder, { pointer }: { readonly pointer: JsonPointer }): JsonObject {
  const source = schemas.valueAt(pointer);
  invariant(isJsonObject(source), `the slice has no operation at ${pointer}`);
  return source;
}

function schemesOf(operations: readonly Operation[]): ReadonlySet<string> {
  return new Set(operations.flatMap(({ security }) => security.flatMap((all) => all.map(({ scheme }) => scheme))));
}

function ownerRoots({ modulePath, operations }: Resource): OwnerRoots {
  const exchanged = operations.flatMap(exchangedSchemas);
  return { owner: modulePath, targets: exchanged.flatMap(({ schema, direction }) => linksOf(schema)[direction]) };
}

import type { ClientConfig } from "../config/target-config.ts";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { objectMember, stringMember } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import { invariant } from "../kernel/invariant.ts";
import type { Slice } from "../select/slice.ts";
import type { Api } from "./api.ts";
import type { Operation } from "./operation/operation.ts";
import { eachExchanged, eachReceived } from "./schema/exchanged-schemas.ts";
import { typeIdentifier } from "./names/identifier.ts";
import { nameHelpers } from "./names/helper-names.ts";
import { NamedSchemas } from "./names/named-schemas.ts";
import { buildOperation, sourceOf } from "./operation/operation-builder.ts";
import { nameOperations } from "./names/operation-names.ts";
import { withAnswers } from "./operation/operation-answers.ts";
import { allResources, buildResources, nameResources, type PlacedOperation } from "./resources.ts";
import { SchemaBuilder } from "./schema/schema-builder.ts";
import { SchemaNames } from "./names/schema-names.ts";
import { schemaOwners } from "./schema/schema-owners.ts";
import { readSecuritySchemes } from "./security/security.ts";
import { SecurityReader } from "./security/security-reader.ts";
import { namePagers } from "./pagination/pager-names.ts";
import { reportTakenHelperNames, reportTakenPaths, reportTakenTypes } from "./names/taken-names.ts";
import { firstServer, readServer } from "./server.ts";
import { UnknownFields } from "./unknown-fields.ts";
import { reportUnknownNames } from "./names/unknown-names.ts";
import { readWebhooks, webhooksName } from "./operation/webhooks.ts";
import { pascalCase } from "./names/words.ts";

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
  if (objectMember(slice.document.root, "webhooks") !== undefined) reserved.push(webhooksName);
  const operationNames = nameOperations(slice.documentOperations, client);
  const names = new SchemaNames(slice.document.root, { rules: client.types, reserved });
  names.reserveOperations(operationNames);
  const documented = [...operationNames.values()].map(({ path, method }) => [...path.slice(0, -1), method]);
  const resourceNames = nameResources(documented, (name, taken) => names.reserve(name, taken));
  const named = new NamedSchemas(schemas, slice, names, diagnostics);
  const securitySchemes = readSecuritySchemes(slice, client, diagnostics);
  const security = new SecurityReader(slice, securitySchemes, diagnostics);
  const context = { slice, schemas, named, security, diagnostics };
  const unknownFields = new UnknownFields(schemas);
  const given = slice.operations.map((selected) => {
    const name = operationNames.get(selected.pointer);
    invariant(name, `no operation of the document is at ${selected.pointer}`);
    return { selected, name };
  });
  reportTakenPaths(
    given.map(({ name }) => name),
    diagnostics,
  );
  const placed = given.map(({ selected, name }) => {
    const own = { name: name.name, localName: name.method, typeName: names.startOf(selected.pointer) ?? name.typeName };
    const source = sourceOf(selected, context);
    unknownFields.noteOperation(source.value, selected.pointer, source.item);
    return { path: name.path.slice(0, -1), source, operation: buildOperation(selected, own, source, context) };
  });
  const webhooks = readWebhooks(slice.root, context);
  const exchanged = new Map(placed.map(({ operation }) => [operation.pointer, exchangedBy(operation, named)]));
  eachReceived(webhooks, (schema, direction) => void named.reach(schema, direction));
  const found = named.finish();
  const byPointer = new Map(found.map((schema) => [schema.pointer, schema]));
  const answers = { slice, client, named: byPointer, diagnostics };
  const answered = placed.map(({ path, source, operation }): PlacedOperation => {
    return { path, operation: withAnswers(operation, source.value, answers) };
  });
  const finished = namePagers(answered, documented);
  const operations = finished.map(({ operation }) => operation);
  unknownFields.notePaths(slice.document.root);
  schemas.unknownKeywords.report();
  reportTakenTypes(slice.document.root, client.types, names, diagnostics);
  reportUnknownNames(slice, client, { named: found.map(({ name }) => name), diagnostics });
  reportTakenHelperNames(found, names.taken, { file: slice.document.file, diagnostics });
  const asked = schemesOf(operations);
  const resources = buildResources(finished, resourceNames);
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
      allResources(resources).map(({ modulePath, operations: own }) => {
        return { owner: modulePath, targets: own.flatMap(({ pointer }) => exchanged.get(pointer) ?? []) };
      }),
      (pointer) => named.linksAt(pointer),
    ),
    helpers: nameHelpers(found, operations, names),
  };
}

function schemesOf(operations: readonly Operation[]): ReadonlySet<string> {
  return new Set(operations.flatMap(({ security }) => security.flatMap((all) => all.map(({ scheme }) => scheme))));
}

/** The named schemas that what an operation exchanges refers to: notes that they are reached. */
function exchangedBy(operation: Operation, named: NamedSchemas): readonly JsonPointer[] {
  const targets: JsonPointer[] = [];
  eachExchanged(operation, (schema, direction) => {
    for (const target of named.reach(schema, direction)) targets.push(target);
  });
  return targets;
}

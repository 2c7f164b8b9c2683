import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { objectMember, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { clientMembers, type OperationName } from "./operation-names.ts";
import { runtimeHelpers } from "./identifier.ts";
import type { NameRules } from "./name-rules.ts";
import type { NamedSchema } from "../schema/schema.ts";
import type { SchemaNames } from "./schema-names.ts";
import { renameType } from "./type-names.ts";

/** Reports the names of operations from the config that another operation, a resource or a member of the client has. */
export function reportTakenPaths(names: readonly OperationName[], diagnostics: Diagnostics): void {
  const resources = resourcePaths(names);
  for (const [path, operations] of byPath(names)) {
    const key = operations.find(({ givenBy }) => givenBy !== undefined)?.givenBy;
    // A path that `client.names` does not give meets a resource only where `client.resources` gives that.
    const option = key === undefined ? "/client" : appendPointer("/client/names", key);
    const report = (name: string, other: string) => reportTaken(name, other, { option, diagnostics });
    if (key !== undefined && operations.length > 1) {
      report(path, operations.map(({ name }) => `the operation \`${name}\``).join(" and "));
    }
    if (resources.has(path)) report(path, "a resource");
    if (key !== undefined && clientMembers.has(path.split(".")[0] ?? "")) report(path, "a member of the client");
  }
}

function byPath(names: readonly OperationName[]): ReadonlyMap<string, readonly OperationName[]> {
  const groups = new Map<string, OperationName[]>();
  for (const name of names) {
    const path = name.path.join(".");
    const group = groups.get(path);
    if (group) group.push(name);
    else groups.set(path, [name]);
  }
  return groups;
}

/** The path of every resource, those that only hold other resources included. */
function resourcePaths(names: readonly OperationName[]): ReadonlySet<string> {
  return new Set(names.flatMap(({ path }) => path.slice(0, -1).map((_, index) => path.slice(0, index + 1).join("."))));
}

/** Reports the names that the config gives one schema, and that another has as well, or no type of a document may have. */
export function reportTakenTypes(
  root: JsonObject,
  rules: NameRules,
  names: SchemaNames,
  diagnostics: Diagnostics,
): void {
  const schemas = Object.keys(objectMember(objectMember(root, "components"), "schemas") ?? {});
  const chosen = schemas.filter((name) => Object.hasOwn(rules, name));
  // All names of a document take long to make, and few configs name anything.
  if (chosen.length === 0) return;
  const wanted = new Map(schemas.map((name) => [name, renameType(name, rules)]));
  for (const name of chosen) {
    const typeName = renameType(name, rules);
    const given = { option: appendPointer("/client/types", name), diagnostics };
    const others = schemas.filter((other) => other !== name && wanted.get(other) === typeName);
    if (others.length > 0) {
      reportTaken(typeName, others.map((other) => `the schema \`${other}\``).join(" and "), given);
    } else if (names.componentName(name) !== typeName) {
      reportTaken(typeName, "a type of the client or of TypeScript", given);
    }
  }
}

interface GivenName {
  /** What gives it. */
  readonly option: JsonPointer;
  readonly diagnostics: Diagnostics;
}

function reportTaken(name: string, other: string, { option, diagnostics }: GivenName): void {
  const message = `the name \`${name}\` that the config gives is also that of ${other}`;
  diagnostics.error("model/name-taken", message, { option });
}

/**
 * Reports the helpers that an extension names as something else is named.
 *
 * @param taken the names of the types and of the client.
 */
export function reportTakenHelperNames(
  schemas: readonly NamedSchema[],
  taken: ReadonlySet<string>,
  { file, diagnostics }: { readonly file: string; readonly diagnostics: Diagnostics },
): void {
  const helpers = new Set(runtimeHelpers);
  for (const { pointer, builder, variants } of schemas) {
    if (builder === undefined && variants === undefined) continue;
    const names = [
      { name: builder, extension: "x-routesmith-builder" },
      { name: variants?.localName, extension: "x-routesmith-variants" },
    ];
    for (const { name, extension } of names) {
      if (name === undefined) continue;
      if (taken.has(name) || helpers.has(name)) {
        diagnostics.error("model/name-taken", `the client has another \`${name}\` already`, {
          location: { file, pointer: appendPointer(pointer, extension) },
        });
      }
      helpers.add(name);
    }
  }
}

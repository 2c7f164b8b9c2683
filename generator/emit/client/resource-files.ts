import { foldedPath } from "../../kernel/folded-path.ts";
import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { Resource } from "../../model/api.ts";
import { allResources } from "../../model/resources.ts";
import { uniqueName } from "../../model/names/unique-name.ts";
import { uniquePath } from "../../model/names/unique-path.ts";
import { capitalize } from "../../model/names/words.ts";
import type { EmitContext } from "../emitter.ts";
import { chunks } from "../file-parts.ts";
import { code, fits, imported, importedType, join, lineWidth, type Code } from "../print/code.ts";
import { typeContexts } from "../print/print-type.ts";
import { typescriptFile } from "../typescript-file.ts";
import { SharedCode } from "./shared-code.ts";
import { factoryName, operationView, resourceDocs, transportModule } from "./resource-view.ts";

/** A module for each resource that has operations; several, and one that joins them, where one would be too long. */
export function resourceFiles(context: EmitContext): GeneratedFile[] {
  const { api } = context;
  const contexts = { ...typeContexts(api), shared: new SharedCode() };
  const resources = allResources(api.resources).filter(({ operations }) => operations.length > 0);
  const taken = new Set(resources.map(({ modulePath }) => foldedPath(modulePath)));
  return resources.flatMap((resource) => {
    const parts = chunks(resource.operations.map((operation) => operationView(operation, contexts)));
    const [only = []] = parts;
    if (parts.length <= 1) return [moduleFile({ ...resource, operations: only }, context)];
    const names = partNames(resource, parts.length, taken);
    const files = parts.map((operations, index) =>
      moduleFile({ ...resource, ...(names[index] ?? { typeName: "", modulePath: "" }), operations }, context),
    );
    return [joiningFile(resource, names, context), ...files];
  });
}

/** What a module with functions is made of. */
interface ResourceModule extends Pick<Resource, "path" | "typeName" | "modulePath"> {
  readonly operations: readonly ReturnType<typeof operationView>[];
}

function moduleFile(resource: ResourceModule, { renderer, types }: EmitContext): GeneratedFile {
  const { modulePath, typeName, operations } = resource;
  const factory = factoryName(resource);
  const exports = [
    ...operations.flatMap((view) => [
      view.functionName,
      view.errorName,
      ...(view.pager ? [view.pager.functionName] : []),
    ]),
    typeName,
    factory,
  ];
  const rendered = renderer.render("client/resource.ts.hbs", {
    docs: resourceDocs(resource),
    typeName,
    factoryName: factory,
    transportType: importedType("Transport", transportModule),
    operations,
  });
  return typescriptFile({ module: `resources/${modulePath}`, emitter: "client", exports }, rendered, types.homes);
}

type PartName = Pick<Resource, "typeName" | "modulePath">;

function partNames(resource: Resource, count: number, taken: Set<string>): PartName[] {
  const names = new Set(
    resource.operations.flatMap(({ functionName, pagination }) =>
      [functionName, ...(pagination ? [pagination.functionName] : [])].map(capitalize),
    ),
  );
  return Array.from({ length: count }, (_, index) => ({
    typeName: uniqueName(`${resource.typeName}Part${index + 1}`, names),
    modulePath: uniquePath(`${resource.modulePath}-part-${index + 1}`, taken),
  }));
}

function joiningFile(resource: Resource, parts: readonly PartName[], { renderer }: EmitContext): GeneratedFile {
  const { typeName, modulePath } = resource;
  const factory = factoryName(resource);
  const folder = `resources/${modulePath}`.split("/").slice(0, -1).join("/");
  const rendered = renderer.render("client/resource-parts.ts.hbs", {
    docs: resourceDocs(resource),
    typeName,
    factoryName: factory,
    transportType: importedType("Transport", transportModule),
    extends: printExtends(typeName, parts),
    parts: parts.map((part) => ({
      specifier: `./${`resources/${part.modulePath}`.slice(folder.length + 1)}.js`,
      factory: imported(factoryName(part), `resources/${part.modulePath}`),
    })),
  });
  return typescriptFile(
    { module: `resources/${modulePath}`, emitter: "client", exports: [typeName, factory] },
    rendered,
  );
}

function printExtends(typeName: string, parts: readonly PartName[]): Code {
  const names = parts.map((part) => importedType(part.typeName, `resources/${part.modulePath}`));
  const line = code`extends ${join(names, code`, `)}`;
  if (fits(line, lineWidth - "export interface  {}".length - typeName.length)) return line;
  return code`\n  extends ${join(names, code`,\n    `)}`;
}

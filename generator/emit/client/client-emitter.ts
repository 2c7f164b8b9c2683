import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { Api } from "../../model/api.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { allResources } from "../operations.ts";
import { typeContexts } from "../print/print-type.ts";
import { typescriptFile } from "../typescript-file.ts";
import { clientNames, clientView } from "./client-view.ts";
import { errorName, factoryName, resourceView } from "./resource-view.ts";
import { indexView } from "./index-view.ts";

/** Prints the client: its entry, a module for each resource, and the runtime that they share. */
export const clientEmitter: Emitter = {
  name: "client",
  statements: new Set(["import", "export from", "type", "function", "class", "constant"]),
  emit(context: EmitContext) {
    const { api, renderer, emit } = context;
    const names = clientNames(api);
    const view = clientView(api, emit.has("schema"));
    const client = typescriptFile(
      { module: "client", emitter: "client", exports: Object.values(names) },
      renderer.render("client/client.ts.hbs", view),
    );
    const index = indexView(context);
    const entry = typescriptFile(
      { module: "index", emitter: "client", exports: index.names },
      renderer.render("client/index.ts.hbs", index.view),
    );
    return [entry, client, ...resourceFiles(api, context), ...runtimeFiles(context)];
  },
};

function resourceFiles(api: Api, { renderer }: EmitContext): GeneratedFile[] {
  const contexts = typeContexts(api);
  return allResources(api)
    .filter(({ operations }) => operations.length > 0)
    .map((resource) => {
      const functions = resource.operations.flatMap((operation) => [operation.functionName, errorName(operation)]);
      const exports = [...functions, resource.typeName, factoryName(resource)];
      const rendered = renderer.render("client/resource.ts.hbs", resourceView(resource, contexts));
      return typescriptFile({ module: `resources/${resource.modulePath}`, emitter: "client", exports }, rendered);
    });
}

/** The runtime is copied as it is: it has the same text in every target. */
function runtimeFiles({ renderer, emit }: EmitContext): GeneratedFile[] {
  const paths = renderer.list("runtime").filter((path) => emit.has("schema") || path !== "runtime/raw.ts");
  return paths.map((path) => {
    const module = path.replace(/\.ts$/, "");
    return typescriptFile({ module, emitter: "client", exports: [] }, { text: renderer.text(path), imports: [] });
  });
}

import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { TemplateFile } from "../../load/templates.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { typescriptFile } from "../typescript-file.ts";
import { clientModule, clientNames, loggerModule, rawModule, transportModule } from "./client-names.ts";
import { clientView } from "./client-view.ts";
import { resourceFiles } from "./resource-files.ts";
import { indexView } from "./index-view.ts";
import { loggerView } from "./logger-view.ts";
import { rawView } from "./raw-view.ts";
import { transportView } from "./transport-view.ts";

/** Prints the client: its entry, a module for each resource, and the runtime that they share. */
export const clientEmitter: Emitter = {
  name: "client",
  statements: new Set(["import", "export from", "type", "function", "class", "constant"]),
  emit(context: EmitContext) {
    const { api, renderer, emit } = context;
    const { name, createName, createLoggerName, createRawName, createTransportName, optionsName } = clientNames(api);
    const client = typescriptFile(
      { module: clientModule, emitter: "client", exports: [name, createName] },
      renderer.render("client/client.ts.hbs", clientView(api)),
    );
    const transport = typescriptFile(
      { module: transportModule, emitter: "client", exports: [createTransportName, optionsName] },
      renderer.render("client/transport.ts.hbs", transportView(api)),
    );
    const logger = typescriptFile(
      { module: loggerModule, emitter: "client", exports: [createLoggerName] },
      renderer.render("client/logger.ts.hbs", loggerView(api)),
    );
    const raw = typescriptFile(
      { module: rawModule, emitter: "client", exports: [createRawName] },
      renderer.render("client/raw.ts.hbs", rawView(api)),
    );
    const index = indexView(context);
    const entry = typescriptFile(
      { module: "index", emitter: "client", exports: index.names },
      renderer.render("shared/exports.ts.hbs", index.view),
    );
    const own = [entry, client, transport, logger, ...(emit.has("schema") ? [raw] : [])];
    return [...own, ...resourceFiles(context), ...runtimeFiles(context)];
  },
};

/** The runtime is copied as it is: it has the same text in every target. */
function runtimeFiles({ renderer, emit }: EmitContext): GeneratedFile[] {
  const paths = renderer.list("runtime").filter((path) => emit.has("schema") || path !== "runtime/raw.ts");
  return paths.map((path) => runtimeFile(path, renderer.file(path)));
}

const madeFiles = new WeakMap<TemplateFile, GeneratedFile>();

/** The same object for all targets, so that it is verified once. */
function runtimeFile(path: string, template: TemplateFile): GeneratedFile {
  const { text } = template;
  const module = path.replace(/\.ts$/, "");
  const known = madeFiles.get(template);
  const file = known ?? typescriptFile({ module, emitter: "client", exports: [] }, { text, imports: [] });
  madeFiles.set(template, file);
  return file;
}

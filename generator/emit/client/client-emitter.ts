import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { typescriptFile } from "../typescript-file.ts";
import { clientModule, clientNames, loggerModule, rawModule, transportModule } from "./client-names.ts";
import { clientView } from "./client-view.ts";
import { resourceFiles } from "./resource-files.ts";
import { runtimeFiles } from "./runtime-files.ts";
import { indexView } from "./index-view.ts";
import { loggerView } from "./logger-view.ts";
import { rawView } from "./raw-view.ts";
import { transportView } from "./transport-view.ts";

/** Prints the client: its entry, a module for each resource, and the runtime that they share. */
export const clientEmitter: Emitter = {
  name: "client",
  emit(context: EmitContext) {
    const { api, renderer, emit } = context;
    const { name, createName, createLoggerName, createTransportName, optionsName } = clientNames(api);
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
    const index = indexView(context);
    const entry = typescriptFile(
      { module: "index", emitter: "client", exports: index.names },
      renderer.render("shared/exports.ts.hbs", index.view),
    );
    const raw = emit.has("schema") ? [rawFile(context)] : [];
    return [entry, client, transport, logger, ...raw, ...resourceFiles(context), ...runtimeFiles(context)];
  },
};

/** It is typed with the paths of `schema`. */
function rawFile({ api, renderer }: EmitContext): GeneratedFile {
  const { createRawName } = clientNames(api);
  return typescriptFile(
    { module: rawModule, emitter: "client", exports: [createRawName] },
    renderer.render("client/raw.ts.hbs", rawView(api)),
  );
}

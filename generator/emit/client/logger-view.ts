import type { Api } from "../../model/api.ts";
import { imported, importedType, printValue } from "../print/code.ts";
import { sentSensitiveNames } from "../sensitive-names.ts";
import { clientNames } from "./client-names.ts";

const logModule = "runtime/log";

/** The view of `client/logger.ts.hbs`: what logs the calls of a client without the secrets of its document. */
export function loggerView(api: Api) {
  const { createName, createLoggerName } = clientNames(api);
  return {
    createName,
    createLoggerName,
    loggerType: importedType("CallLogger", logModule),
    levelType: importedType("CallLogLevel", logModule),
    observerType: importedType("CallObserver", "runtime/call-event"),
    logCalls: imported("logCalls", logModule),
    sensitive: printValue(sentSensitiveNames(api)),
  };
}

import type { Emitter } from "../emitter.ts";
import { typescriptFile } from "../typescript-file.ts";
import { helpersView } from "./helpers-view.ts";

/** Prints what helps to make and to tell apart the values that the operations exchange. */
export const helpersEmitter: Emitter = {
  name: "helpers",
  statements: new Set(["import", "type", "constant", "function"]),
  emit(context) {
    const { view, exports } = helpersView(context);
    if (exports.length === 0) return [];
    const rendered = context.renderer.render("helpers/helpers.ts.hbs", view);
    return [typescriptFile({ module: "helpers", emitter: "helpers", exports }, rendered)];
  },
};

import type { Emitter } from "../emitter.ts";
import { typescriptFile } from "../typescript-file.ts";
import { helpersView, invalidExamples } from "./helpers-view.ts";

/** Prints what helps to make and to tell apart the values that the operations exchange. */
export const helpersEmitter: Emitter = {
  name: "helpers",
  statements: new Set(["import", "type", "constant", "function"]),
  emit({ api, slice, renderer, diagnostics }) {
    for (const { pointer } of invalidExamples(api)) {
      diagnostics.warning("emit/invalid-example", "the example does not fit its schema, and is left out", {
        location: { file: slice.document.file, pointer },
      });
    }
    const { view, exports } = helpersView(api);
    if (exports.length === 0) return [];
    const rendered = renderer.render("helpers/helpers.ts.hbs", view);
    return [typescriptFile({ module: "helpers", emitter: "helpers", exports }, rendered)];
  },
};

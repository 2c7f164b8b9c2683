import { barrelFile } from "../barrel-file.ts";
import type { Emitter } from "../emitter.ts";
import { inParts } from "../file-parts.ts";
import { typescriptFile } from "../typescript-file.ts";
import type { HelperItem } from "./helper-items.ts";
import { invalidExamples } from "./helper-views.ts";

/** Prints what helps to make and to tell apart the values that the operations exchange. */
export const helpersEmitter: Emitter = {
  name: "helpers",
  emit({ api, slice, renderer, diagnostics, types, helpers }) {
    for (const { pointer } of invalidExamples(api)) {
      diagnostics.warning("emit/invalid-example", "the example does not fit its schema, and is left out", {
        location: { file: slice.document.file, pointer },
      });
    }
    if (helpers.length === 0) return [];
    const parts = inParts("helpers", helpers);
    const files = parts.map((part) => {
      const exports = part.items.flatMap((item) => item.exports);
      const rendered = renderer.render("helpers/helpers.ts.hbs", helpersView(part.items));
      return typescriptFile({ module: part.module, emitter: "helpers", exports }, rendered, types.homes);
    });
    if (parts.length === 1) return files;
    return [barrelFile({ module: "helpers", emitter: "helpers", parts, isType: false }, renderer), ...files];
  },
};

/** The view of `helpers/helpers.ts.hbs`. */
function helpersView(items: readonly HelperItem[]) {
  const of = (kind: HelperItem["kind"]) => items.filter((item) => item.kind === kind).map(({ view }) => view);
  return {
    enums: of("enum"),
    variants: of("variants"),
    builders: of("builder"),
    examples: of("example"),
    redactions: of("redaction"),
  };
}

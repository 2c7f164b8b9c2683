import type { Emitter } from "../emitter.ts";
import { referenceView } from "./reference-view.ts";

/** Prints the reference of the client: each method with its parameters, errors and a sample. */
export const referenceEmitter: Emitter = {
  name: "reference",
  statements: new Set(),
  emit(context) {
    const { text } = context.renderer.render("reference/README.md.hbs", referenceView(context));
    return [{ path: "README.md", emitter: "reference", exports: [], text: `${text.trim()}\n` }];
  },
};

import type { GeneratedFile } from "../../kernel/generated-file.ts";
import { barrelFile } from "../barrel-file.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { typesModule } from "../print/print-type.ts";
import { typescriptFile } from "../typescript-file.ts";

/** Prints the named types: those of the schemas, and the params of each operation. */
export const typesEmitter: Emitter = {
  name: "types",
  emit({ renderer, types, slice, diagnostics }: EmitContext): readonly GeneratedFile[] {
    for (const pointer of types.unsaid) {
      diagnostics.warning("emit/unknown-type", "the type of the other properties is too long, and is `unknown`", {
        location: { file: slice.document.file, pointer },
      });
    }
    const files = types.parts.map(({ module, items }) => {
      const exports = items.map(({ name }) => name);
      const rendered = renderer.render("types/types.ts.hbs", { declarations: items });
      return typescriptFile({ module, emitter: "types", exports }, rendered, types.homes);
    });
    const barrel = { module: typesModule, emitter: "types", parts: types.parts, isType: true } as const;
    return types.parts.length === 1 ? files : [barrelFile(barrel, renderer), ...files];
  },
};

import type { EmitterName, GeneratedFile } from "../kernel/generated-file.ts";
import { code, type Code } from "./print/code.ts";
import type { TemplateRenderer } from "./templates/template-renderer.ts";
import { typescriptFile } from "./typescript-file.ts";

/** One line of the view of `shared/exports.ts.hbs`. */
export interface ExportLine {
  /** The specifier of the module. */
  readonly module: string;
  readonly isType: boolean;
  readonly names: Code;
}

/** Everything that the module exports. */
export function exportAll(module: string, isType: boolean): ExportLine {
  return { module, isType, names: code`*` };
}

export interface Barrel {
  /** The module at the root of the output that stands for its parts. */
  readonly module: string;
  readonly emitter: EmitterName;
  readonly parts: readonly { readonly module: string }[];
  readonly isType: boolean;
}

/** A module that exports what its parts do, so that nobody needs to know in which part a name is. */
export function barrelFile({ module, emitter, parts, isType }: Barrel, renderer: TemplateRenderer): GeneratedFile {
  const exports = parts.map((part) => exportAll(`./${part.module}.js`, isType));
  return typescriptFile({ module, emitter, exports: [] }, renderer.render("shared/exports.ts.hbs", { exports }));
}

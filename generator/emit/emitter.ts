import type { Diagnostics } from "../kernel/diagnostic.ts";
import type { EmitterName, GeneratedFile } from "../kernel/generated-file.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Slice } from "../select/slice.ts";
import type { Api } from "../model/api.ts";
import type { HelperItem } from "./helpers/helper-items.ts";
import type { TemplateRenderer } from "./templates/template-renderer.ts";
import type { TypeModules } from "./types/type-modules.ts";

/** What every emitter is given. */
export interface EmitContext {
  readonly api: Api;
  readonly slice: Slice;
  readonly renderer: TemplateRenderer;
  /** The modules of the named types; none in a run that does not print them. */
  readonly types: TypeModules;
  /** The helpers; none in a run that does not print them. */
  readonly helpers: readonly HelperItem[];
  /** The emitters of this run: what one prints may depend on the files of another. */
  readonly emit: ReadonlySet<EmitterName>;
  /** Starts printing the `schema` module, or has done so already. */
  readonly printSchema: (root: JsonObject) => Promise<string>;
  readonly diagnostics: Diagnostics;
}

/** Makes some of a target's files from its model. */
export interface Emitter {
  readonly name: EmitterName;
  emit(context: EmitContext): Promise<readonly GeneratedFile[]> | readonly GeneratedFile[];
}

import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { TemplateFile } from "../../load/templates/templates.ts";
import type { EmitContext } from "../emitter.ts";
import { typescriptFile } from "../typescript-file.ts";

/** The runtime is copied as it is: it has the same text in every target. */
export function runtimeFiles({ renderer, emit }: EmitContext): GeneratedFile[] {
  const paths = renderer.list("runtime").filter((path) => emit.has("schema") || path !== "runtime/raw.ts");
  return paths.map((path) => runtimeFile(path, renderer.file(path)));
}

const madeFiles = new WeakMap<TemplateFile, GeneratedFile>();

/**
 * The same object for all targets, so that it is verified once: in a process, or when the program is built.
 *
 * @param path of the template, and of the file.
 */
export function runtimeFile(path: string, template: TemplateFile): GeneratedFile {
  const known = madeFiles.get(template);
  if (known) return known;
  const { text, isVerified = false } = template;
  const made = typescriptFile(
    { module: path.replace(/\.ts$/, ""), emitter: "client", exports: [] },
    { text, imports: [] },
  );
  const file = { ...made, isVerified };
  madeFiles.set(template, file);
  return file;
}

import type { GeneratedFile } from "../../kernel/generated-file.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { countLines, inParts, type FilePart, type Placeable } from "../file-parts.ts";
import { placedOperations } from "../operations.ts";
import type { Code } from "../print/code.ts";
import { typeContexts } from "../print/print-type.ts";
import { methodView } from "./method-view.ts";
import { referenceView } from "./reference-view.ts";

/** Prints the reference of the client: each method with its parameters, errors and a sample. */
export const referenceEmitter: Emitter = {
  name: "reference",
  emit(context) {
    const parts = inParts("reference", printMethods(context));
    const isWhole = parts.length === 1;
    const view = referenceView(context);
    const methods = isWhole ? (parts[0]?.items ?? []).map(({ text }) => text) : [];
    const files = isWhole ? [] : parts.map(linkView);
    const readme = markdownFile(
      "README.md",
      context.renderer.render("reference/README.md.hbs", { ...view, methods, files }),
    );
    return isWhole ? [readme] : [readme, ...parts.map((part) => partFile(part, context))];
  },
};

/** A method as it is printed. */
interface PrintedMethod extends Placeable {
  readonly name: string;
  readonly resource: string;
  readonly text: Code;
}

function printMethods({ api, renderer }: EmitContext): PrintedMethod[] {
  const contexts = typeContexts(api);
  return placedOperations(api).map(({ resource, operation }) => {
    const text = renderer.renderMarkdown("reference/method.md.hbs", methodView(resource, operation, contexts));
    const path = resource.path.join(".");
    const { modulePath: owner } = resource;
    return {
      name: operation.localName,
      resource: path,
      text,
      owner,
      lines: countLines(text.text),
    };
  });
}

/** A row of the table of files. */
function linkView({ module, items }: FilePart<PrintedMethod>) {
  const link = module.split("/").map(encodeURIComponent).join("/");
  return {
    name: titleOf(items),
    link: `${link}.md`,
    methods: items.map(({ name }) => name),
  };
}

/** A resource has one file; several, where that would be too long. Of thousands of resources several have one file. */
function titleOf(items: readonly PrintedMethod[]): string {
  const [first = "", last = ""] = [items[0]?.resource, items.at(-1)?.resource];
  return first === last ? first : `${first} – ${last}`;
}

function partFile({ module, items }: FilePart<PrintedMethod>, { renderer }: EmitContext): GeneratedFile {
  const view = { title: titleOf(items), methods: items.map(({ text }) => text) };
  return markdownFile(`${module}.md`, renderer.render("reference/methods.md.hbs", view));
}

function markdownFile(path: string, { text }: { readonly text: string }): GeneratedFile {
  return { path, emitter: "reference", exports: [], text: `${text.trim()}\n` };
}

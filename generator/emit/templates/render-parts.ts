import { InvariantError } from "../../kernel/invariant.ts";
import { indent, textBefore, type Code, type Import } from "../print/code.ts";
import type { TemplatePart, ViewPath } from "./template-part.ts";
import { printers } from "./template-printers.ts";

/** What a part of a template is given. */
interface Scope {
  readonly view: unknown;
  readonly isFirst: boolean;
  /** Gets the imports of all code that is printed. */
  readonly imports: Set<Import>;
}

/** The text of a template, as the template language makes it of the same view. */
export function renderParts(parts: readonly TemplatePart[], scope: Scope): string {
  let text = "";
  for (const part of parts) {
    switch (part.kind) {
      case "text":
        text += part.text;
        break;
      case "print": {
        const value = valueAt(part.path, scope.view);
        if (value === undefined) throw new InvariantError(`there is no ${part.path.join(".")} to print`);
        const printed = (printers[part.printer] as (value: unknown) => Code)(value);
        printed.addImports(scope.imports);
        text = textBefore(printed, text) + indent(printed, part.indent).text;
        break;
      }
      case "each":
        text += renderEach(part, scope);
        break;
      case "if":
        text += renderParts(isPresent(valueAt(part.path, scope.view)) ? part.body : part.otherwise, scope);
        break;
      case "ifFirst":
        text += renderParts(scope.isFirst ? part.body : part.otherwise, scope);
        break;
    }
  }
  return text;
}

function renderEach(part: TemplatePart & { readonly kind: "each" }, scope: Scope): string {
  const items = valueAt(part.path, scope.view) ?? [];
  if (!Array.isArray(items)) throw new InvariantError(`${part.path.join(".")} is no list`);
  if (items.length === 0) return renderParts(part.otherwise, scope);
  let text = "";
  for (let index = 0; index < items.length; index += 1)
    text += renderParts(part.body, { view: items[index], isFirst: index === 0, imports: scope.imports });
  return text;
}

function valueAt(path: ViewPath, view: unknown): unknown {
  let value = view;
  for (let index = 0; index < path.length; index += 1)
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[path[index] ?? ""];
  return value;
}

/** What an `if` takes for true: an empty list is none. */
function isPresent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

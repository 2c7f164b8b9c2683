import { invariant } from "../../kernel/invariant.ts";

/** A name that a file takes from another module. */
export interface Import {
  /** A module of the output without its ending (`runtime/errors`), or the name of a package. */
  readonly from: string;
  readonly name: string;
  readonly isType: boolean;
}

/** The imports of code as a tree: code is put together in many steps, each of which would copy a list. */
export type Imports = Import | readonly Imports[] | undefined;

/**
 * Text that may be printed into a file as it stands, with the imports that it needs. Only the
 * printers make it, so a string of the document gets into a file through `lit`, `key`, `ident` or a doc comment, or not at all.
 */
export class CodeText {
  readonly text: string;
  readonly importTree: Imports;
  /** The members of what `union` has made: in another union, each is a member of its own. */
  readonly members: readonly Code[] | undefined;

  constructor(text: string, importTree?: Imports, members?: readonly Code[]) {
    this.text = text;
    this.importTree = importTree;
    this.members = members;
  }

  /** Each once, as far as they are the same object. */
  get imports(): ReadonlySet<Import> {
    const found = new Set<Import>();
    this.addImports(found);
    return found;
  }

  /** Whether it begins with a line of its own, as only unions do: no blank stands before it. */
  get beginsLine(): boolean {
    return this.members !== undefined && this.text.startsWith("\n");
  }

  addImports(found: Set<Import>): void {
    const pending = [this.importTree];
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      if ("from" in part) found.add(part);
      else for (let index = part.length - 1; index >= 0; index -= 1) pending.push(part[index]);
    }
  }

  toString(): never {
    throw new TypeError("code is printed with the template tag `code` or with the template helper of that name");
  }
}

export type Code = CodeText;

export function isCode(value: unknown): value is Code {
  return value instanceof CodeText;
}

/** What the types say does not hold for a value that was cast: a string must not get through here. */
export function checked(part: Code | undefined): Code {
  invariant(isCode(part), "code is made of code alone");
  return part;
}

/** The imports of code that is made of both. */
export function both(first: Imports, second: Imports): Imports {
  if (first === undefined) return second;
  return second === undefined ? first : [first, second];
}

const lineBreaks: string[] = [];

/** The end of a line, and what stands before the next one at that level. */
export function lineBreak(level: number): string {
  return (lineBreaks[level] ??= `\n${"  ".repeat(level)}`);
}

/** That many levels deeper, but for the first line, which stands behind something else. */
export function indented(text: string, levels = 1): string {
  return text.includes("\n") ? text.replaceAll("\n", lineBreak(levels)) : text;
}

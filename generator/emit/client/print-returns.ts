import { fits, key, withArgumentLines, withArguments, type Code } from "../print/code.ts";

/** The longest line of a module of methods, in characters. */
const lineWidth = 120;

/** A method of a resource, as far as it stands on the line of what it returns. */
interface MethodStart {
  readonly name: string;
  /** What stands in its parentheses. */
  readonly signature: Code;
}

/** What a function and the method that calls it return: one type, which may have less room behind the method. */
export function printReturns(
  type: Code,
  types: readonly Code[],
  { name, signature }: MethodStart,
): { readonly returns: Code; readonly methodReturns: Code } {
  const functionFrame = "): ".length + " {".length;
  const methodFrame = "  (): ;".length + key(name).text.length + signature.text.length;
  const line = withArguments(type, types);
  const lines = fits(line, lineWidth - Math.max(functionFrame, methodFrame)) ? line : withArgumentLines(type, types);
  return {
    returns: fits(line, lineWidth - functionFrame) ? line : lines,
    methodReturns: fits(line, lineWidth - methodFrame) ? line : lines,
  };
}

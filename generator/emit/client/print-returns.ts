import { key, withArguments, type Code } from "../print/code.ts";

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
  return {
    returns: withArguments(type, types, lineWidth - functionFrame),
    methodReturns: withArguments(type, types, lineWidth - methodFrame),
  };
}

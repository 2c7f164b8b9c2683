import ts from "typescript";
import type { GeneratedFile } from "../../generator/kernel/generated-file.ts";

/** A name that no template prints and that no document's name can become: hostile strings of the cases try to reach it. */
const bait = "globalThis";

/**
 * What a TypeScript file of an output holds that a string of the document must have put there: code that names the bait, a
 * comment that the compiler obeys, or a mark that makes text read in another order than it is.
 */
export function foreignCode({ path, text }: GeneratedFile): string[] {
  const marks = /[\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(text) ? [`${path}: a mark of direction`] : [];
  if (!path.endsWith(".ts") || path.startsWith("runtime/")) return marks;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === bait) found.push(`${path}: ${node.parent.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const obeyed = text.matchAll(/^\s*(?:\/\/|\/\*+|\*)?[\s/*]*@(?:ts-|jsx|import|preserve)[a-z-]*/gm);
  const references = [...file.referencedFiles, ...file.typeReferenceDirectives, ...file.libReferenceDirectives];
  return [
    ...marks,
    ...found,
    ...[...obeyed].map(([comment]) => `${path}: ${comment.trim()}`),
    ...references.map(({ fileName }) => `${path}: a reference to ${fileName}`),
  ];
}

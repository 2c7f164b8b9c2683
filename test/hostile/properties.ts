import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { parse } from "yaml";
import type { Json } from "../../generator/kernel/json.ts";
import { readCases } from "../cases/case-folder.ts";
import { documentArbitrary } from "./arbitrary-document.ts";
import { mutationArbitrary, textMutationArbitrary } from "./arbitrary-mutation.ts";
import { runAttack, type RunOptions } from "./run-attack.ts";

/** What is said of documents that come about by chance: that they lead to an output without a fault, or to errors. */
export interface DocumentProperty {
  readonly name: string;
  readonly property: (options?: RunOptions) => fc.IAsyncProperty<[Json | Buffer]>;
}

/** The texts of the documents of the cases: small, and between them they have all that we know of documents. */
const texts = readCases().flatMap(({ folder, target }) => {
  const text = readFileSync(join(folder, target.spec), "utf8");
  return text.length > 0 && text.length < 12_000 ? [text] : [];
});

const documents = texts.flatMap((text): Json[] => {
  try {
    return [parse(text, { maxAliasCount: 100 }) as Json];
  } catch {
    // Some cases are about texts that cannot be parsed.
    return [];
  }
});

export const documentProperties: readonly DocumentProperty[] = [
  { name: "documents of all keywords", property: holds(documentArbitrary) },
  { name: "documents of the cases with other parts", property: holds(mutationArbitrary(documents)) },
  { name: "documents of the cases with other characters", property: holds(textMutationArbitrary(texts)) },
];

function holds(documentOf: fc.Arbitrary<Json | Buffer>): DocumentProperty["property"] {
  return (options = {}) =>
    fc.asyncProperty(documentOf, async (document) => {
      const { faults } = await runAttack(document, options);
      if (faults.length > 0) throw new Error(faults.map(({ kind, detail }) => `${kind}: ${detail}`).join("\n"));
    });
}

/** A failed property as text, with the document that was found and what finds it again; `undefined` where it holds. */
export function failureOf(name: string, details: fc.RunDetails<[Json | Buffer]>): string | undefined {
  if (!details.failed) return undefined;
  const [document] = details.counterexample ?? [];
  const text = Buffer.isBuffer(document) ? document.toString("utf8") : JSON.stringify(document);
  const reason = details.errorInstance instanceof Error ? details.errorInstance.message : "";
  return `${name}: seed ${details.seed}, path ${details.counterexamplePath}\n${reason}\n${text}\n`;
}

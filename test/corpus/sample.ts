import { createHash } from "node:crypto";
import { sortedBy } from "../../generator/kernel/ordering.ts";
import type { CorpusDocument } from "./documents.ts";
import { groupedBy } from "../../generator/kernel/grouped-by.ts";

/**
 * So many documents that every package, version and size is among them, and otherwise each in proportion, from as many
 * providers as there are: the same at every run.
 */
export function sample(documents: readonly CorpusDocument[], count: number): CorpusDocument[] {
  const strata = [...groupedBy(sortedBy(documents, hash), stratum).values()].map(newProvidersFirst);
  // The first of each stratum has the rank 0; the others are spread from there to 1, however many they are.
  const ranked = strata.flatMap((members) =>
    members.map((document, index) => ({ document, rank: index / members.length })),
  );
  const first = ranked.toSorted((left, right) => left.rank - right.rank).slice(0, count);
  return sortedBy(
    first.map(({ document }) => document),
    ({ id }) => id,
  );
}

function stratum({ id, version, bytes }: CorpusDocument): string {
  return `${id.split("/")[0]} ${version} ${Math.floor(Math.log10(bytes))}`;
}

/** Neither the order of the names nor that of the sizes. */
function hash({ id }: CorpusDocument): string {
  return createHash("sha256").update(id).digest("hex");
}

function newProvidersFirst(documents: readonly CorpusDocument[]): CorpusDocument[] {
  const seen = new Map<string, number>();
  const numbered = documents.map((document) => {
    const provider = document.id.split("/")[1] ?? "";
    const earlier = seen.get(provider) ?? 0;
    seen.set(provider, earlier + 1);
    return { document, earlier };
  });
  return numbered.sort((left, right) => left.earlier - right.earlier).map(({ document }) => document);
}

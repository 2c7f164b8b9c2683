import { parsePointer } from "../../kernel/json-pointer.ts";
import { sortedBy } from "../../kernel/ordering.ts";
import type { Entry } from "./entry.ts";
import type { Section } from "./sections.ts";

/**
 * Names the components that outside files give: by the last token of the pointer, else by the file. Where that is the
 * name of another one too, each of them is called after the file and then after its folders as well, as far as it takes.
 * The order in which they were found changes nothing.
 *
 * @param taken the names that the document itself has given in a section.
 */
export function nameComponents(
  entries: readonly Entry[],
  rootUri: string,
  taken: (section: Section) => ReadonlySet<string>,
): ReadonlyMap<Entry, string> {
  const names = new Map<Entry, string>();
  for (const section of new Set(entries.map((entry) => entry.section ?? ""))) {
    const found = entries.filter((entry) => entry.section === section);
    for (const [entry, name] of nameSection(found, rootUri, taken(section))) names.set(entry, name);
  }
  return names;
}

/** A component whose name is being looked for. */
interface Candidate {
  readonly entry: Entry;
  /** The words of its longest name, the last of them first. */
  readonly words: readonly string[];
  /** How many words it takes. */
  count: number;
}

function nameSection(entries: readonly Entry[], rootUri: string, taken: ReadonlySet<string>): [Entry, string][] {
  const candidates = sortedBy(entries, ({ resource, pointer }) => `${resource.uri}#${pointer}`).map(
    (entry): Candidate => ({ entry, words: wordsOf(entry, rootUri), count: 1 }),
  );
  for (;;) {
    const clashing = clashes(candidates, taken).filter(({ words, count }) => count < words.length);
    if (clashing.length === 0) break;
    for (const candidate of clashing) candidate.count += 1;
  }
  const used = new Set(taken);
  return candidates.map((candidate) => {
    const name = nameOf(candidate);
    let unique = name;
    for (let number = 2; used.has(unique); number += 1) unique = `${name}-${number}`;
    used.add(unique);
    return [candidate.entry, unique];
  });
}

/** Those whose name is not theirs alone. Names that differ by case only make the same type, so they clash too. */
function clashes(candidates: readonly Candidate[], taken: ReadonlySet<string>): Candidate[] {
  const lowered = new Set([...taken].map((name) => name.toLowerCase()));
  const counts = new Map<string, number>();
  const keys = candidates.map((candidate) => nameOf(candidate).toLowerCase());
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return candidates.filter((_, index) => {
    const key = keys[index] ?? "";
    return (counts.get(key) ?? 0) > 1 || lowered.has(key);
  });
}

function nameOf({ words, count }: Candidate): string {
  return words.slice(0, count).toReversed().join("-");
}

function wordsOf({ resource, pointer }: Entry, rootUri: string): string[] {
  const tokens = parsePointer(pointer);
  const last = tokens.pop();
  const outer = tokens.pop();
  // The place in a list says nothing, nor does a status or that it is a schema.
  const isPoor = last !== undefined && /^(?:\d+|schema|items)$/.test(last);
  const token = isPoor && outer !== undefined ? `${outer}-${last}` : last;
  const words = [...(token === undefined ? [] : [token]), ...fileWords(resource.uri, rootUri)];
  const legal = words.map((word) => word.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^-+|-+$/g, ""));
  const spoken = legal.filter((word) => word !== "");
  return spoken.length > 0 ? spoken : ["part"];
}

/** The name of a file and those of its folders up to where the document's begin, the inner first. */
function fileWords(uri: string, rootUri: string): string[] {
  const segments = new URL(uri).pathname.split("/").filter((segment) => segment !== "");
  const own = new URL(rootUri).pathname.split("/").filter((segment) => segment !== "");
  const start = segments.findIndex((segment, index) => segment !== own[index] || index === own.length - 1);
  const [file = "", ...folders] = segments.slice(Math.max(0, start)).map(decoded).toReversed();
  const name = file.replace(/\.(?:json|ya?ml)$/i, "");
  return [name === "index" && folders.length > 0 ? "" : name, ...folders];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

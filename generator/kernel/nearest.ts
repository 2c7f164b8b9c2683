import { distance } from "fastest-levenshtein";

/** Shorter texts occur in too many others by chance. */
const shortestPart = 4;

/**
 * The candidates that somebody who wrote `text` may have meant, the nearest first.
 *
 * @param limit how many at the most.
 */
export function nearest(text: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = text.toLowerCase();
  return [...candidates]
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter((entry) => isNear(entry, wanted))
    .sort((left, right) => left.distance - right.distance || (left.candidate < right.candidate ? -1 : 1))
    .slice(0, limit)
    .map((entry) => entry.candidate);
}

/** Spelled alike, or one a part of the other: people leave prefixes out. */
function isNear(entry: { readonly candidate: string; readonly distance: number }, wanted: string): boolean {
  const length = Math.max(wanted.length, entry.candidate.length);
  if (entry.distance <= Math.max(2, length * 0.4)) return true;
  return wanted.length >= shortestPart && entry.candidate.toLowerCase().includes(wanted);
}

import { distance } from "fastest-levenshtein";

/**
 * The candidates that somebody who wrote `text` may have meant, the nearest first.
 *
 * @param limit how many at the most.
 */
export function nearest(text: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = text.toLowerCase();
  return [...candidates]
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= Math.max(2, Math.max(wanted.length, entry.candidate.length) * 0.4))
    .sort((left, right) => left.distance - right.distance || (left.candidate < right.candidate ? -1 : 1))
    .slice(0, limit)
    .map((entry) => entry.candidate);
}

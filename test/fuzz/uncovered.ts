/** A part of a text, from the offset `start` up to `end`. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** A part of a function, as V8 counts it. @see https://chromedevtools.github.io/devtools-protocol/v8/Profiler/ */
export interface CountedRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/**
 * The parts of a function that were not run.
 *
 * @param ranges those of the function: an inner one counts more than what it lies in, and comes after it.
 */
export function uncoveredParts(ranges: readonly CountedRange[]): readonly Interval[] {
  let parts: readonly Interval[] = [];
  for (const { startOffset: start, endOffset: end, count } of ranges) {
    const others = without(parts, { start, end });
    parts = count === 0 ? [...others, { start, end }] : others;
  }
  return parts;
}

/** The parts that lie in both. */
export function inBoth(left: readonly Interval[], right: readonly Interval[]): readonly Interval[] {
  return left.flatMap((one) =>
    right.flatMap((other) => {
      const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
      return start < end ? [{ start, end }] : [];
    }),
  );
}

/** How many characters the parts have; none lies in another. */
export function lengthOf(parts: readonly Interval[]): number {
  return parts.reduce((sum, { start, end }) => sum + end - start, 0);
}

function without(parts: readonly Interval[], { start, end }: Interval): readonly Interval[] {
  return parts.flatMap((part) =>
    [
      { start: part.start, end: Math.min(part.end, start) },
      { start: Math.max(part.start, end), end: part.end },
    ].filter((rest) => rest.start < rest.end),
  );
}

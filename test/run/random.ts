/**
 * Numbers from 0 up to 1 that look like chance, and are the same for the same seed on every machine.
 *
 * @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c the generator "mulberry32"
 */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The number that an option is given.
 *
 * @throws {TypeError} for a text that is not a number of at most ten digits, or less than `least`.
 */
export function parseCount(name: string, text: string, least = 0): number {
  if (/^\d{1,10}$/.test(text) && Number(text) >= least) return Number(text);
  throw new TypeError(`${name} ${text} is not a number${least === 0 ? "" : ` of ${least} or more`}`);
}

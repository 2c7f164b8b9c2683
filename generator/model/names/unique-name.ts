/** The number that a name got last, by the names that it must differ from: many things may be called alike. */
const lastNumbers = new WeakMap<Set<string>, Map<string, number>>();

/**
 * `name`, or where that is taken `name2`, `name3` …; the name is taken from then on.
 *
 * @param taken is only ever added to.
 */
export function uniqueName(name: string, taken: Set<string>): string {
  if (!taken.has(name)) {
    taken.add(name);
    return name;
  }
  const numbers = lastNumbers.get(taken) ?? new Map<string, number>();
  let number = (numbers.get(name) ?? 1) + 1;
  while (taken.has(`${name}${number}`)) number += 1;
  lastNumbers.set(taken, numbers.set(name, number));
  taken.add(`${name}${number}`);
  return `${name}${number}`;
}

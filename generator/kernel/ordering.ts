/** Orders strings by UTF-16 code unit: the same on every machine, whatever its locale. */
export function compareStrings(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A copy of `items` in the order of the string that `key` gives for each. */
export function sortedBy<T>(items: Iterable<T>, key: (item: T) => string): T[] {
  return [...items].sort((left, right) => compareStrings(key(left), key(right)));
}

/** `name`, or where that is taken `name2`, `name3` …; the name is taken from then on. */
export function uniqueName(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name}${number}`;
  taken.add(candidate);
  return candidate;
}

/**
 * The operations that only one of two lists has, or has more often: several that a query or a fragment in the path tells
 * apart are sent to one path.
 */
export function missingOperations(wanted: readonly string[], had: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const operation of had) left.set(routeOf(operation), (left.get(routeOf(operation)) ?? 0) + 1);
  return wanted.filter((operation) => {
    const count = left.get(routeOf(operation)) ?? 0;
    left.set(routeOf(operation), count - 1);
    return count <= 0;
  });
}

function routeOf(operation: string): string {
  return /^(?:\{[^{}]*\}|[^?#])*/.exec(operation)?.[0] ?? "";
}

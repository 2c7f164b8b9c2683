/** `T`, whose optional properties may be undefined too. */
export type Loose<T> = { [Name in keyof T]: {} extends Pick<T, Name> ? T[Name] | undefined : T[Name] };

/** A copy without the members that are undefined. */
export function compact<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

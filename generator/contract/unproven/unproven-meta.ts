import type { UnprovenPart } from "./unproven.ts";

/** Where the case of the coverage keeps what is not proven, so that the reporter, in another process, gets it. */
const key = "routesmithUnproven";

/** @param meta of a vitest task: it goes to the reporter as JSON. */
export function tellUnproven(meta: object, parts: readonly UnprovenPart[]): void {
  Reflect.set(meta, key, parts);
}

export function toldUnproven(meta: object): readonly UnprovenPart[] {
  return (Reflect.get(meta, key) as readonly UnprovenPart[] | undefined) ?? [];
}

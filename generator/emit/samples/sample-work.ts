import type { TypeContext } from "../print/print-type.ts";

/** What the samples of one API took. */
export interface SampleWork {
  /** How many values were made for them, and schemas put together, also for those that came to nothing. */
  values: number;
}

const works = new WeakMap<TypeContext["named"], SampleWork>();

/** The count of an API, which goes on as its samples are made. */
export function sampleWork({ named }: TypeContext): SampleWork {
  const work = works.get(named) ?? { values: 0 };
  works.set(named, work);
  return work;
}

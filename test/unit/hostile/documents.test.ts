import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentProperties, failureOf } from "../../hostile/properties.ts";

/** How many documents of each kind are tried here; `npm run hostile` tries 20,000. */
const numRuns = 170;

describe("whatever a document says", () => {
  // The seed is another one in every run; a failure names it.
  it.each(documentProperties.map(({ name, property }) => [name, property] as const))(
    "%s give an output without a fault, or errors",
    { timeout: 180_000 },
    async (name, property) => {
      expect(failureOf(name, await fc.check(property(), { numRuns }))).toBeUndefined();
    },
  );
});

import { describe, expect, it } from "vitest";
import { bundleFiles, type Files, schemas } from "./bundled.ts";

describe("a bundle of several versions", () => {
  it.each<[string, { given: Files; want: object }]>([
    [
      "lifts a file of 3.0 for a document of 3.1",
      {
        given: {
          "openapi.json": schemas({ A: { $ref: "old.json#/components/schemas/A" } }),
          "old.json": { openapi: "3.0.3", ...schemas({ A: { items: { $ref: "part.json" } } }) },
          "part.json": { type: "string", nullable: true },
        },
        want: {
          openapi: "3.1.0",
          ...schemas({ A: { items: { $ref: "#/components/schemas/part" } }, part: { type: ["string", "null"] } }),
        },
      },
    ],
    [
      "lifts a document of 3.0 for the sake of a file of 3.1",
      {
        given: {
          "openapi.json": {
            openapi: "3.0.3",
            ...schemas({ A: { $ref: "new.json#/components/schemas/A" }, B: { type: "string", nullable: true } }),
          },
          "new.json": {
            openapi: "3.1.0",
            ...schemas({ A: { type: "array", items: { $ref: "#/components/schemas/A", minItems: 1 } } }),
          },
        },
        want: {
          openapi: "3.1.1",
          ...schemas({
            A: { type: "array", items: { $ref: "#/components/schemas/A", minItems: 1 } },
            B: { type: ["string", "null"] },
          }),
        },
      },
    ],
    [
      "leaves a file without a version as it is that only a document of 3.0 refers to",
      {
        given: {
          "openapi.json": { openapi: "3.0.3", ...schemas({ A: { $ref: "a.json" } }) },
          "a.json": { nullable: true },
        },
        want: { openapi: "3.0.3", ...schemas({ A: { nullable: true } }) },
      },
    ],
  ])("%s", async (_, { given, want }) => {
    const { document } = await bundleFiles(given);
    expect(document?.root).toMatchObject(want);
    expect(document?.version).toBe((want as { openapi: string }).openapi);
  });
});

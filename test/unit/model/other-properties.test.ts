import { expect, it } from "vitest";
import { OtherProperties } from "../../../generator/model/schema/other-properties.ts";

it("says a schema that is long for a property no more often than there is room for, in no time", () => {
  const others = { type: "object", description: "x".repeat(6000) };
  const properties = new OtherProperties({ additionalProperties: others });
  expect([properties.placesOf("a"), properties.placesOf("b")]).toEqual([["/additionalProperties"], []]);

  const long = { enum: Array.from({ length: 100_000 }, (_, index) => `v${index}`) };
  const tooLong = new OtherProperties({ additionalProperties: long });
  const places = Array.from({ length: 20_000 }, (_, index) => tooLong.placesOf(`r${index}`));
  expect(places.flat()).toEqual([]);
});

import { expect, it } from "vitest";
import { bodySchema } from "./api-of.ts";

it("a keyword that is not understood is one warning, with its first place and how many there are", () => {
  const properties = Object.fromEntries(["b", "a", "c"].map((name) => [name, { type: "string", maxLenght: 1 }]));
  const { diagnostics } = bodySchema({ type: "object", properties });
  expect(diagnostics.items.map(({ message, help, location }) => [message, help, location?.pointer])).toEqual([
    [
      "the keyword `maxLenght` is not understood, here and in 5 more places",
      "Did you mean `maxLength`?",
      "/paths/~1a/post/requestBody/content/application~1json/schema/properties/a/maxLenght",
    ],
  ]);
});

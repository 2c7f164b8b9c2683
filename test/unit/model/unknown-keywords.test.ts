import { expect, it } from "vitest";
import { conforms } from "../../../generator/emit/samples/conforms.ts";
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

it("a keyword with a value that it cannot have is one warning, and says nothing", () => {
  const { schema, context, diagnostics } = bodySchema({
    type: "object",
    properties: {
      a: { type: "string", enum: "x", minLength: 1.5, maxLength: 3, pattern: null },
      b: { type: "number", multipleOf: 0, maximum: 1e3, exclusiveMinimum: true, nullable: "yes" },
      c: { required: false, default: null, example: [1] },
      d: { required: true, not: [1] },
    },
  });
  expect(
    diagnostics.items.map(({ message, location }) => [
      message.replace(/, here and .*/, ""),
      location?.pointer?.split("/properties/")[1],
    ]),
  ).toEqual([
    ["`enum` is a text, and no list of values", "a/enum"],
    ["`minLength` is 1.5, and no count", "a/minLength"],
    ["`multipleOf` is 0, and no number above 0", "b/multipleOf"],
    ["`nullable` is a text, and no boolean", "b/nullable"],
    ["`required` is true, and no list of names", "d/required"],
    ["`not` is a list, and no schema", "d/not"],
  ]);
  expect([{ a: "" }, { b: 7 }, {}, { a: "long" }].map((value) => conforms(value, schema, context))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

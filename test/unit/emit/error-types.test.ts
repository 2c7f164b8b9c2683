import { expect, it } from "vitest";
import { printErrors } from "../../../generator/emit/client/operation-errors.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import { apiOf } from "../model/api-of.ts";
import { ref } from "../select/document-of.ts";

it("says nothing of the body of an error that is a sequence of items, whose list has no type", () => {
  const { api } = apiOf({
    paths: {
      "/a": {
        get: { responses: { 204: {}, 400: { content: { "application/jsonl": { schema: ref("Lines") } } } } },
      },
    },
    components: { schemas: { Lines: { type: "array", items: { type: "object", properties: { a: {} } } } } },
  });
  const [placed] = placedOperations(api);
  if (placed === undefined) throw new Error("there is no operation");
  const errors = printErrors(placed.operation, typeContexts(api).response, 80).text;
  expect(errors).toContain("BadRequestError<unknown>");
});

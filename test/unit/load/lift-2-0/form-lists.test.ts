import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import { arrange, lift } from "../../../../generator/load/lift/lift.ts";
import { at, documentWith, place, text } from "./lifting.ts";

/** What is said of a list in a form, after both steps of the lift. */
function encodingOf(type: string, field: JsonObject): unknown {
  const parameters = [{ name: "f", in: "formData", type: "array", items: text, ...field }];
  const document = documentWith({ consumes: [type], parameters });
  const lifted = lift(arrange(document, "2.0").root, "2.0");
  return at(lifted, `${place}/requestBody/content/${type.replace("/", "~1")}/encoding`);
}

describe("lift from 2.0: a list in a form", () => {
  it.each(["multipart/form-data", "application/x-www-form-urlencoded"])("is one text by default: %s", (type) => {
    expect(encodingOf(type, {})).toEqual({ f: { style: "form", explode: false } });
    expect(encodingOf(type, { collectionFormat: "pipes" })).toEqual({ f: { style: "pipeDelimited", explode: false } });
    expect(encodingOf(type, { collectionFormat: "multi" })).toBeUndefined();
  });
});

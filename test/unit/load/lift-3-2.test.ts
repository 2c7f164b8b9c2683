import { describe, expect, it } from "vitest";
import { type Json, objectMember } from "../../../generator/kernel/json.ts";
import { lift } from "../../../generator/load/lift/lift.ts";

const version = "3.2.0";

function liftContent(content: Json, mediaTypes: Json): Json | undefined {
  const root = { openapi: version, components: { mediaTypes, responses: { R: { content } } } };
  const responses = objectMember(lift(root, version)["components"], "responses");
  return objectMember(objectMember(responses, "R"), "content");
}

describe("lift from 3.2", () => {
  it.each<[string, { given: Json; mediaTypes: Json; want: Json }]>([
    [
      "a media type",
      {
        given: { "a/b": { $ref: "#/components/mediaTypes/M" } },
        mediaTypes: { M: { schema: { type: "string" } } },
        want: { "a/b": { schema: { type: "string" } } },
      },
    ],
    [
      "a media type that is a reference itself, to a name with a slash",
      {
        given: { "a/b": { $ref: "#/components/mediaTypes/M" } },
        mediaTypes: { M: { $ref: "#/components/mediaTypes/a~1b" }, "a/b": { itemSchema: { type: "string" } } },
        want: { "a/b": { itemSchema: { type: "string" } } },
      },
    ],
    [
      "a media type that leads back to itself",
      {
        given: { "a/b": { $ref: "#/components/mediaTypes/M" } },
        mediaTypes: { M: { $ref: "#/components/mediaTypes/M" } },
        want: { "a/b": { $ref: "#/components/mediaTypes/M" } },
      },
    ],
  ])("follows the reference to %s", (_, { given, mediaTypes, want }) => {
    expect(liftContent(given, mediaTypes)).toEqual(want);
  });

  it("lifts schemas wherever 3.2 has them", () => {
    const given = { required: ["a", "a"] };
    const media = (schema: Json): Json => ({
      "a/b": {
        itemSchema: schema,
        itemEncoding: { headers: { H: { schema } }, encoding: { a: { headers: { H: { schema } } } } },
        prefixEncoding: [{ headers: { H: { schema } } }],
      },
    });
    expect(liftContent(media(given), {})).toEqual(media({ required: ["a"] }));
    const paths = (schema: Json) => ({
      "/a": {
        query: { requestBody: { content: media(schema) } },
        additionalOperations: { COPY: { parameters: [{ in: "querystring", content: media(schema) }] } },
      },
    });
    expect(lift({ openapi: version, paths: paths(given) }, version)["paths"]).toEqual(paths({ required: ["a"] }));
  });

  it("names the data of an example as 3.1 does", () => {
    const examples = { E: { dataValue: { a: 1 }, serializedValue: "a=1" }, F: { value: 1 } };
    const lifted = lift({ openapi: version, components: { examples } }, version)["components"];
    expect(lifted).toEqual({ examples: { E: { serializedValue: "a=1", value: { a: 1 } }, F: { value: 1 } } });
  });
});

import { describe, expect, it } from "vitest";
import { objectMember } from "../../../../generator/kernel/json.ts";
import { bundleFiles, type Files, schemas } from "./bundled.ts";

const text = { type: "string" };

/** A document whose schema `Root` refers to all of these. */
function referringTo(...references: readonly string[]): object {
  return schemas({ Root: { anyOf: references.map(($ref) => ({ $ref })) } });
}

async function namesOf(files: Files): Promise<readonly string[]> {
  const { root } = await bundleFiles(files);
  const [, ...names] = Object.keys(objectMember(root["components"], "schemas") ?? {});
  return names;
}

describe("the name of a component out of another file", () => {
  it.each<[string, { given: readonly [object, ...string[]]; want: readonly string[] }]>([
    ["is the file's", { given: [referringTo("a/pet.v1.yaml"), "a/pet.v1.yaml"], want: ["pet.v1"] }],
    ["is the folder's for an index", { given: [referringTo("a/pet/index.json"), "a/pet/index.json"], want: ["pet"] }],
    [
      "has the folder's before it where several files have the name, whatever comes first",
      { given: [referringTo("b/pet.json", "a/pet.json"), "a/pet.json", "b/pet.json"], want: ["a-pet", "b-pet"] },
    ],
    [
      "has as many folders as it takes",
      {
        given: [referringTo("x/a/pet.json", "y/a/pet.json", "z.json"), "x/a/pet.json", "y/a/pet.json", "z.json"],
        want: ["x-a-pet", "y-a-pet", "z"],
      },
    ],
    [
      "has the file's before it where several files have the token",
      {
        given: [referringTo("a.json#/$defs/Pet", "b.json#/$defs/Pet"), "a.json", "b.json"],
        want: ["a-Pet", "b-Pet"],
      },
    ],
    ["says more than the place in a list", { given: [referringTo("a.json#/list/1"), "a.json"], want: ["list-1"] }],
    [
      "says more than that it is a schema",
      { given: [referringTo("a.json#/Id/schema"), "a.json"], want: ["Id-schema"] },
    ],
    [
      "is not the document's own, by case alone",
      { given: [referringTo("s/root.json"), "s/root.json"], want: ["s-root"] },
    ],
    ["gets a number where all words are taken", { given: [referringTo("Root.json"), "Root.json"], want: ["Root-2"] }],
    [
      "keeps letters of any script",
      { given: [referringTo("größe (neu).json"), "größe (neu).json"], want: ["größe-neu"] },
    ],
  ])("%s", async (_, { given: [document, ...files], want }) => {
    const content = { ...text, $defs: { Pet: text }, list: [{}, text], Id: { schema: text } };
    const others = Object.fromEntries(files.map((file) => [file, content]));
    expect(await namesOf({ "openapi.json": document, ...others })).toEqual(want);
  });
});

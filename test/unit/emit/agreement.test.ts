import { beforeAll, describe, expect, it } from "vitest";
import { ownFolderOnly } from "../../../generator/config/target-config.ts";
import { generate, type GeneratedFile } from "../../../generator/index.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { typeCheck } from "../../../generator/verify/type-check.ts";
import { ref } from "../select/document-of.ts";
import { defaultClient } from "../../default-target.ts";

const text: JsonObject = { type: "string" };
const named = { type: "object", properties: { name: text, size: { type: "integer" } } };

/** Schemas that openapi-typescript, left alone, reads otherwise than JSON Schema does. */
const forms: Readonly<Record<string, JsonObject>> = {
  onlyNull: { type: ["object", "null"], properties: { a: text }, enum: [null] },
  exactObjects: { type: "object", enum: [{ a: 1 }, {}, null] },
  emptyList: { type: "array", items: text, enum: [[]] },
  emptyListOrMore: { enum: [[], ["a"], "b"] },
  emptyListWithin: { enum: [{ a: [[], 1] }, { a: {} }, ["b", []]] },
  listsOfParts: { type: "array", items: { allOf: [{ oneOf: [{ type: "array", items: text }] }] } },
  listsOfLooseLists: { type: "array", items: { oneOf: [{ items: text }], items: {} } },
  emptyConst: { const: [] },
  listsOfOneExactList: { type: "array", items: { const: ["x"] } },
  listsOfOneListed: { type: "array", items: { enum: [["x", 1]] } },
  listsOfListedTypes: { type: "array", items: { type: ["array"], items: text } },
  closed: { type: "object", additionalProperties: false },
  closedButRequired: { required: ["a"], additionalProperties: false },
  nothingRequired: { required: [] },
  itemsBesideRequired: { required: ["a"], items: text },
  itemsBesideOthers: { additionalProperties: text, items: text },
  itemsOfNothingRequired: { required: [], items: text },
  noItems: { type: "array", items: false },
  unknownType: { type: "any" },
  besideAnyOf: { ...named, anyOf: [{ required: ["name"] }, { properties: { color: text } }] },
  besideAll: {
    ...named,
    allOf: [ref("Base")],
    oneOf: [{ required: ["name"] }, ref("Other")],
    anyOf: [ref("Base"), {}],
  },
  scalars: { properties: { a: text }, oneOf: [text, { type: "null" }] },
  nested: { ...named, allOf: [{ anyOf: [{ required: ["name"] }, { allOf: [{ required: ["size"] }] }] }] },
  typeBeside: { type: "string", anyOf: [text, { type: "number" }, { minLength: 2 }] },
  typesBeside: { type: ["string", "null"], oneOf: [ref("Word"), ref("Maybe"), { type: "integer" }] },
  objectBeside: { type: ["object", "null"], anyOf: [ref("Base"), ref("Other")] },
  onlyBounds: { type: "integer", oneOf: [{ minimum: 3 }, { maximum: 1 }] },
  itemsBeside: { items: text, oneOf: [{ type: "object" }, { type: "array", items: {} }] },
  itemsBesideNothing: { items: {}, anyOf: [{}], not: ref("Base") },
  itemsOfAll: { items: text, allOf: [{ type: "array" }] },
  emptyListBesideOthers: { enum: [[]], oneOf: [{ enum: ["y"] }] },
  emptyListBesideParts: { const: [[]], allOf: [{ const: 1 }], type: "array" },
  closedWithoutPatterns: { additionalProperties: false, patternProperties: {} },
  partWithoutPatterns: {
    allOf: [{ type: "object", patternProperties: {} }],
    oneOf: [text, { type: "null" }],
    type: ["string", "null"],
  },
  shutAlternativesBesideParts: {
    allOf: [{ type: "number" }],
    oneOf: [{ type: "object", additionalProperties: false }],
  },
  shutOrNullBesideParts: { allOf: [ref("Base")], anyOf: [{ additionalProperties: false }, { type: "null" }] },
  textBesideReference: { ...ref("Maybe"), type: "string", properties: {} },
  typeBesideAnything: { ...ref("Everything"), type: "string", properties: {} },
  listBesideReference: { ...ref("Maybe"), type: "array", properties: { a: text } },
  nullBesideReference: { ...ref("Maybe"), type: ["null"], required: ["a"] },
  objectBesideReference: { ...ref("Base"), type: ["object", "null"], properties: {} },
  typeAloneBesideReference: { ...ref("Maybe"), type: "number" },
  accessByReference: {
    type: "object",
    properties: { id: ref("Id"), secret: ref("Secret"), name: text },
    required: ["id"],
  },
  accessByParts: {
    type: "object",
    properties: {
      id: { allOf: [ref("Id"), { minLength: 3 }] },
      secret: { anyOf: [ref("Secret"), { type: "null" }] },
      either: { oneOf: [ref("Id"), { type: "integer", readOnly: true }] },
      both: { oneOf: [ref("Id"), { type: "integer" }] },
      vacuous: { type: "object", allOf: [{ type: "object", readOnly: true }] },
      alias: ref("ReadWord"),
      beside: { ...ref("Other"), required: ["other"], readOnly: true },
    },
    required: ["id", "secret", "either", "both", "vacuous", "alias", "beside"],
  },
  accessOfParent: {
    allOf: [{ properties: { x: ref("Word"), y: text }, required: ["x"] }, ref("Read")],
    properties: { y: { type: "string", writeOnly: true } },
    oneOf: [{ properties: { x: text }, required: ["x"] }, { required: ["x"] }],
  },
  accessWithinParts: {
    allOf: [{ allOf: [{ properties: { x: { type: "string", readOnly: true } } }] }, { properties: { x: text } }],
    required: ["x"],
  },
  declaredWithin: { allOf: [ref("Holder"), ref("Other")], required: ["held"] },
  bothAccesses: { type: "object", properties: { a: { type: "string", readOnly: true, writeOnly: true } } },
  accessWithinAlternatives: {
    required: ["x"],
    oneOf: [
      { properties: { x: { type: "string", readOnly: true } } },
      { allOf: [{ properties: { x: text } }, { properties: { x: { type: "string", readOnly: true } } }] },
    ],
  },
  accessOfOneAlternative: {
    required: ["x"],
    anyOf: [{}, { allOf: [{ properties: { x: {} } }, { properties: { x: { readOnly: true } } }] }],
  },
  requiredBesideBase: { required: ["id"], anyOf: [ref("Base"), { const: 5 }] },
  noAlternatives: { type: "object", oneOf: [] },
  noAlternativesInPart: { allOf: [{ type: "string", anyOf: [] }] },
  openAlternative: { type: ["object", "null"], properties: {}, oneOf: [true] },
  anythingBesideAccess: {
    properties: { a: true, b: false },
    allOf: [{ properties: { a: { readOnly: true }, b: { writeOnly: true } } }],
  },
  openType: { type: "object", anyOf: [ref("Anything")] },
  openTypeBesideReference: { type: "object", anyOf: [ref("AnythingElse")] },
  openReference: { type: "object", oneOf: [ref("Base"), ref("Open")] },
  openPart: { allOf: [ref("Open"), { type: "object" }, { allOf: [{}] }] },
  noPropertiesBeside: { allOf: [{ type: "array" }, { properties: {} }] },
  objectBesideNot: { allOf: [{ type: "object" }], not: { required: ["a"] } },
  nothingBeside: { allOf: [{}], properties: {} },
  noParts: { allOf: [], properties: {} },
  noAlternativesBeside: { anyOf: [], oneOf: [{ type: "boolean" }], type: "string" },
  shutBesideNothing: { allOf: [{}, { additionalProperties: false }] },
  inheritedRequired: { allOf: [ref("Base")], required: ["hasOwnProperty"] },
  requiredOfAny: { allOf: [{ allOf: [ref("TextOrNamed")] }], required: ["name"] },
  requiredOfNoObject: { allOf: [ref("Base"), ref("NamedText")], required: ["name"] },
  requiredOfText: { type: "string", allOf: [ref("Word")], properties: { a: text }, required: ["a"] },
  orNullBeside: { type: ["object", "null"], allOf: [ref("Base")] },
  orNullOfParts: { allOf: [{ type: ["object", "null"] }, { type: "object" }] },
  orNullBesideLists: { allOf: [{ items: text }, { type: ["object", "null"] }] },
  orNullInAlternatives: { allOf: [{ items: text }, { anyOf: [{ type: "object" }, { type: "null" }] }] },
  onlyNullOfParts: { allOf: [{ properties: {} }, { type: ["null"] }] },
  orNullOfLists: { type: ["object", "null"], allOf: [{ items: {} }] },
  shutOrNull: { type: ["object", "null"], oneOf: [ref("Base")], additionalProperties: false },
  orNullWithProperties: { ...named, type: ["object", "null"], oneOf: [ref("Base"), { type: "null" }] },
  typeOfNone: { type: "null", properties: {}, anyOf: [text] },
  typeBesideReference: { type: "string", oneOf: [{ ...ref("Other"), required: ["other"] }] },
  typeOfLast: { type: "string", oneOf: [text, { type: "number" }], anyOf: [{ type: "number" }] },
  objectAlternative: { type: "string", oneOf: [{ type: "object" }], anyOf: [{}] },
  dictionaryBeside: { ...named, required: ["name"], additionalProperties: { type: "boolean" } },
  dictionaryWithin: { allOf: [ref("Base"), { type: "object", additionalProperties: text }] },
};

const schemas: JsonObject = {
  Base: { type: "object", properties: { id: text }, required: ["id"] },
  AnythingElse: { ...ref("Everything"), type: "null" },
  Everything: true,
  Anything: { type: "any" },
  Open: { anyOf: [{ minLength: 1 }, ref("Base")] },
  Other: { type: "object", properties: { other: text } },
  Word: { type: "string", enum: ["a", "b"] },
  Maybe: { type: ["string", "null"] },
  Id: { type: "string", readOnly: true },
  ReadWord: { ...ref("Word"), readOnly: true },
  Read: { type: "object", properties: { x: { ...ref("Word"), readOnly: true } }, required: ["x"] },
  Holder: {
    type: "object",
    properties: { held: { type: "array", items: { allOf: [ref("Base"), ref("MaybeNamed")], required: ["name"] } } },
  },
  Node: { properties: { name: text, up: { allOf: [ref("Node"), { properties: { up: { readOnly: true } } }] } } },
  Inner: {
    properties: {
      a: { ...ref("Inner"), properties: { b: { writeOnly: true } } },
      b: { ...ref("Inner"), properties: { a: { writeOnly: true } } },
    },
  },
  MaybeNamed: { type: ["object", "null"], properties: { name: text }, required: ["name"] },
  TextOrNamed: { type: ["string", "object"], properties: { name: text } },
  NamedText: { type: "string", properties: { name: text } },
  Secret: { $ref: "#/components/schemas/Hidden" },
  Hidden: { type: "string", writeOnly: true },
};

/** An operation that takes and gives the form. */
function pathOf(name: string, schema: JsonObject): JsonObject {
  const content = { "application/json": { schema } };
  const responses = { 200: { description: "Done", content }, "4XX": { description: "Not done", content } };
  return { post: { operationId: name, tags: [name], requestBody: { required: true, content }, responses } };
}

async function agreementOf(bodies: Readonly<Record<string, JsonObject>>): Promise<readonly GeneratedFile[]> {
  const paths = Object.fromEntries(Object.entries(bodies).map(([name, schema]) => [`/${name}`, pathOf(name, schema)]));
  const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, components: { schemas } };
  const { files, diagnostics } = await generate(
    {
      name: "forms",
      spec: "-",
      overlays: [],
      references: ownFolderOnly,
      allowLarge: false,
      routes: [],
      output: "generated/forms",
      emit: ["schema", "types", "client", "contract"],
      client: defaultClient,
      templates: undefined,
    },
    { stdin: async () => Buffer.from(JSON.stringify(document)) },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return files.filter(({ path }) => /^(?:types|schema|contract\/agree)/.test(path));
}

function problemsOf(files: readonly GeneratedFile[]): string[] {
  const diagnostics = new Diagnostics();
  typeCheck(files, "/nowhere/generated", diagnostics);
  return diagnostics.items.map(({ location, message }) => `${location?.file}:${location?.line} ${message}`);
}

describe("the agreement of the two sources of types", () => {
  let files: readonly GeneratedFile[] = [];
  beforeAll(async () => void (files = await agreementOf(forms)), 60_000);
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? "";

  it("compares every form, whatever openapi-typescript makes of it by itself", () => {
    const compared = [...textOf("contract/agreement.ts").matchAll(/"POST \/(\w+) (.*)": true,/g)].map(
      ([, form, body]) => `${form} ${body}`,
    );
    const bodies = ["request", "response 200", "response 4XX"];
    expect(compared.toSorted()).toEqual(
      Object.keys(forms)
        .flatMap((form) => bodies.map((body) => `${form} ${body}`))
        .toSorted(),
    );
    expect(problemsOf(files)).toEqual([]);
  }, 60_000);

  it("compares what alternatives require that are objects, in the direction in which it goes", async () => {
    const written = { properties: { x: { type: "string", writeOnly: true } } };
    const made = await agreementOf({
      list: { required: ["x"], anyOf: [written, { items: {} }] },
      exact: { required: ["x"], anyOf: [written, { const: null }, { enum: [5] }] },
    });
    const { text: compared = "" } = made.find(({ path }) => path === "contract/agreement.ts") ?? {};
    expect(compared).toContain('"POST /list request": true,');
    expect(compared).toContain('"POST /exact request": true,');
    expect(problemsOf(made)).toEqual([]);
  }, 60_000);

  it("compares what goes one way beside a reference, or within itself, in the direction of all parts", async () => {
    const made = await agreementOf({
      beside: { ...ref("Base"), properties: { id: { readOnly: true } } },
      read: ref("Node"),
      written: { properties: { node: ref("Inner") } },
    });
    const { text: compared = "" } = made.find(({ path }) => path === "contract/agreement.ts") ?? {};
    expect(compared).toContain('"POST /beside response 200": true,');
    expect(compared).toContain('"POST /read response 200": true,');
    expect(compared).toContain('"POST /written request": true,');
    expect(problemsOf(made)).toEqual([]);
  }, 60_000);

  it.each<[string, { from: string; to: string; fails: string[] }]>([
    ["another type", { from: "other?: string;", to: "other?: number;", fails: ["besideAll", "objectBeside"] }],
    [
      "a property too many",
      { from: "interface Base {", to: "interface Base {\n  more: string;", fails: ["besideAll", "objectBeside"] },
    ],
  ])(
    "does not compile with %s",
    (_name, { from, to, fails }) => {
      const faulty = files.map((file) => ({
        ...file,
        text: file.path.startsWith("types") ? file.text.replace(from, to) : file.text,
      }));
      expect(faulty).not.toEqual(files);
      const problems = problemsOf(faulty);
      const lines = textOf("contract/agreement.ts").split("\n");
      const failing = problems.map((problem) => lines[Number(/agreement\.ts:(\d+)/.exec(problem)?.[1]) - 1] ?? problem);
      for (const form of fails) expect(failing).toContain(`  "POST /${form} response 200": true,`);
    },
    60_000,
  );

  it("of a large target stands by resource, in files of at most 5,000 lines", async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`thing${index}`, named] as const));
    const parts = (await agreementOf(many)).filter(({ path }) => path.startsWith("contract/agreement"));
    expect(parts.map(({ path }) => path)).toContain("contract/agreement/thing7.ts");
    expect(parts.map(({ path }) => path)).not.toContain("contract/agreement.ts");
    expect(parts.filter(({ text: body }) => body.split("\n").length > 5000)).toEqual([]);
    expect(parts.flatMap(({ exports }) => exports)).toEqual(parts.map(() => "agreements"));
  }, 60_000);
});

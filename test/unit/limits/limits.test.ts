import { describe, expect, it } from "vitest";
import * as hostile from "./hostile-documents.ts";
import { everything, type Case } from "./limit-case.ts";
import { generating, measuredRun } from "./measured-run.ts";
import { numbers } from "./number-cases.ts";

const { chain, many, nested, ref, withOperation, withPaths, withSchemas, withText } = hostile;

const text = { type: "string" };
const object = { type: "object", properties: { x: text } };
const responses = { 200: { description: "ok" } };
const code = "types,client,helpers";

/** So many enums, of 100,000 characters each. */
function enums(count: number): string {
  const properties = many(count, (index) => [`e${index}`, { enum: ["a".repeat(50_000), "b".repeat(50_000)] }]);
  return withSchemas({ A: { properties } });
}

const nesting: readonly Case[] = [
  ["10,000 objects", { document: () => withText(nested('{"properties":{"a":', 10_000, "{}", "}}")) }, "limit/nesting"],
  ["70 schemas", { document: () => withText(nested('{"properties":{"a":', 70, "{}", "}}")) }, "limit/nesting"],
  ["60 dictionaries", { document: () => withText(nested('{"additionalProperties":', 60, "{}", "}")) }],
  [
    "60 objects with open properties",
    {
      document: () => withText(nested('{"additionalProperties":{"type":"string"},"properties":{"a":', 60, "{}", "}}")),
    },
  ],
  ["60 lists", { document: () => withText(nested('{"items":', 60, "{}", "}")) }],
  [
    "10,000 in an example",
    { document: () => withText(`{"example":${nested("[", 10_000, "1", "]")}}`) },
    "limit/nesting",
  ],
  ["180 in a default", { document: () => withText(`{"default":${nested('{"a":', 180, "1", "}")}}`) }],
  ["180 in a const", { document: () => withText(`{"const":${nested('{"a":', 180, "1", "}")}}`) }],
  [
    "10,000 in what nothing reaches",
    {
      document: () =>
        withPaths({ "/a": { get: { responses } } }).replace("{", () => `{"x-a":${nested("[", 10_000, "", "]")},`),
    },
  ],
];

const references: readonly Case[] = [
  ["10,000 in a row", { document: () => withSchemas(chain(10_000, (next) => next)) }, "limit/reference-chain"],
  ["200 in a row", { document: () => withSchemas(chain(200, (next) => next)), emit: everything }],
  [
    "10,000 through properties",
    {
      document: () => withSchemas(chain(10_000, (next) => ({ type: "object", properties: { n: next } }))),
      emit: everything,
    },
  ],
  [
    "10,000 through allOf",
    { document: () => withSchemas(chain(10_000, (next) => ({ allOf: [next, { required: ["y"] }] }))) },
    "limit/composition-depth",
  ],
  [
    "10,000 through oneOf",
    { document: () => withSchemas(chain(10_000, (next) => ({ oneOf: [next, object] }))) },
    "limit/composition-depth",
  ],
  [
    "250 through allOf",
    { document: () => withSchemas(chain(250, (next) => ({ allOf: [next, { required: ["y"] }] }))) },
  ],
  ["60 diamonds of allOf", { document: () => hostile.diamonds(60, "allOf"), emit: everything }],
  ["60 diamonds of anyOf", { document: () => hostile.diamonds(60, "anyOf"), emit: everything }],
  [
    "12 layers of 10 allOf and oneOf",
    { document: () => hostile.wovenLayers(10, 12, ["allOf", "oneOf"]), emit: everything },
  ],
  ["layers of 30", { document: () => hostile.layers(30) }, "limit/composition-size"],
  [
    "2,000 path items",
    {
      document: () =>
        withPaths(
          many(2000, (index) => [
            `/p${index}`,
            index < 1999 ? { $ref: `#/paths/~1p${index + 1}` } : { get: { responses } },
          ]),
        ),
    },
    "limit/reference-chain",
  ],
];

const circles: readonly Case[] = [
  ["references", { document: () => withSchemas({ A: ref("B"), B: ref("A") }) }, "select/reference-cycle"],
  [
    "allOf",
    { document: () => withSchemas({ A: { allOf: [ref("B")] }, B: { allOf: [ref("A"), object] } }) },
    "select/reference-cycle",
  ],
  [
    "oneOf",
    {
      document: () => withSchemas({ A: { oneOf: [ref("B"), ref("A")] }, B: { anyOf: [ref("A"), text] } }),
      emit: everything,
    },
  ],
  [
    "a union and its heirs",
    {
      document: () =>
        withSchemas({
          A: { oneOf: [ref("B")], discriminator: { propertyName: "t" } },
          B: { allOf: [ref("A"), object] },
        }),
      emit: everything,
    },
  ],
  [
    "properties",
    {
      document: () => withSchemas({ A: { type: "object", required: ["a"], properties: { a: ref("A") } } }),
      emit: everything,
    },
  ],
  ["items", { document: () => withSchemas({ A: { type: "array", items: ref("A") } }) }],
  ["dictionaries", { document: () => withSchemas({ A: { type: "object", additionalProperties: ref("A") } }) }],
  ["not", { document: () => withSchemas({ A: { not: ref("A") } }) }],
  [
    "properties of one schema",
    { document: () => withSchemas({ A: { properties: { x: ref("A/properties/y"), y: ref("A/properties/x") } } }) },
    "select/reference-cycle",
  ],
  ["dictionaries", { document: hostile.endlessDictionary }],
  [
    "path items",
    { document: () => withPaths({ "/a": { $ref: "#/paths/~1b" }, "/b": { $ref: "#/paths/~1a" } }) },
    "select/reference-cycle",
  ],
];

const texts: readonly Case[] = [
  [
    "a name of 100,000 characters",
    {
      document: () =>
        withPaths({
          [`/${"p".repeat(100_000)}`]: {
            get: { operationId: "o".repeat(100_000), tags: ["長".repeat(100_000)], responses },
          },
        }),
      emit: everything,
    },
  ],
  [
    "a description of 1 MB",
    { document: () => withSchemas({ A: { ...object, description: "*/ @ ".repeat(200_000) } }), emit: everything },
  ],
  [
    "a description of 500,000 lines",
    { document: () => withSchemas({ A: { ...object, description: "a\n".repeat(500_000) } }) },
  ],
  [
    "a description of words behind blanks",
    {
      document: () =>
        withSchemas({ A: { ...object, description: `a\n${" ".repeat(100_000)}${"b ".repeat(100_000)}` } }),
    },
  ],
  ["4,100,000 characters in enums", { document: () => enums(41) }, "limit/text"],
  ["42 MB of descriptions", { document: () => hostile.descriptions(4000, 10_500) }, "limit/text"],
  ["39 MB of descriptions", { document: () => hostile.descriptions(4000, 9_750) }],
  ["4,000,000 lines of descriptions", { document: () => hostile.descriptions(4000, 2_000, "a\n") }, "limit/text"],
  ["2,800,000 lines of descriptions", { document: () => hostile.descriptions(4000, 1_400, "a\n") }],
  ["11,000,000 Chinese characters", { document: () => hostile.descriptions(4000, 2_750, "漢字") }, "limit/text"],
  ["9,600,000 Chinese characters", { document: () => hostile.descriptions(4000, 2_400, "漢字") }],
  ["22 MB of names", { document: () => hostile.longNames(4000, 5_500) }, "limit/text"],
  ["19 MB of names", { document: () => hostile.longNames(4000, 4_750) }],
  ["18 MB of descriptions", { document: () => hostile.descriptions(4000, 4_500), emit: everything }, "limit/text"],
  ["1,300,000 characters in enums", { document: () => enums(13), emit: everything }, "limit/text"],
  [
    "a description of 13 MB",
    { document: () => withSchemas({ A: { ...object, description: "a".repeat(13_000_000) } }) },
    "limit/text",
  ],
  ["an extension of 10 MB", { document: () => withOperation({ "x-a": "*/${`".repeat(2_000_000) }) }],
  ["inherited names", { document: hostile.inheritedNames, emit: everything }],
  [
    "a pattern with nested repetitions",
    { document: () => hostile.pattern("^(a+)+$", `${"a".repeat(60)}b`), emit: everything },
  ],
  ["a pattern with many ways", { document: () => hostile.pattern("(.*a){25}", "a".repeat(60)), emit: everything }],
  [
    "a pattern that samples are tried against",
    {
      document: () =>
        withText(
          '{"type":"object","required":["x"],"properties":{"x":{"type":"string","minLength":60,"pattern":"^(\\w|\\w|[^!])+!$"}}}'.replaceAll(
            "\\",
            "\\\\",
          ),
        ),
      emit: everything,
    },
  ],
  [
    "a pattern with a lookahead",
    { document: () => hostile.pattern("(?=(a+))*(x+x+)+y", "x".repeat(60)), emit: everything },
  ],
];

describe.each([
  ["nesting", nesting],
  ["references", references],
  ["a circle of", circles],
  ["large numbers", numbers],
  ["texts", texts],
])("%s", (_, cases) => {
  it.concurrent.for(cases)("%s", { timeout: 120_000 }, async ([, { document, emit = code }, want]) => {
    const run = await measuredRun(document(), generating(emit));
    expect(run).toMatchObject({ exitCode: want === undefined ? 0 : 3, errors: want === undefined ? [] : [want] });
    expect(run.memory).toBeLessThan(1024);
  });
});

it.concurrent("a document of one's own may be larger", async () => {
  const document = hostile.descriptions(1000, 3_000, "a\n");
  const refused = await measuredRun(document, generating(everything));
  expect(refused).toMatchObject({ exitCode: 3, errors: ["limit/text"] });
  const taken = await measuredRun(document, (file) => [...generating(everything)(file), "--allow-large"]);
  expect(taken).toMatchObject({ exitCode: 0, errors: [] });
  // It writes nothing, and so asks for no leave.
  const explained = await measuredRun(document, (file) => ["why", "A", file]);
  expect(explained).toMatchObject({ exitCode: 0, errors: [] });
}, 120_000);

/** Of twice as much work: where the time grows with the square, it is four times as long. */
const most = 3;

it.concurrent.each([
  ["paths", (size: number) => hostile.paths(size), 1500],
  ["mapped members", (size: number) => hostile.mappedUnion(size), 3000],
])(
  "the time grows with %s",
  async (_, document, size) => {
    const [once, twice] = [
      await measuredRun(document(size), generating("types")),
      await measuredRun(document(2 * size), generating("types")),
    ];
    expect([once.exitCode, twice.exitCode]).toEqual([0, 0]);
    expect(twice.seconds / once.seconds).toBeLessThan(most);
  },
  120_000,
);

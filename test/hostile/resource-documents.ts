import * as hostile from "../unit/limits/hostile-documents.ts";

const { chain, many, nested, ref, withOperation, withPaths, withSchemas, withText } = hostile;

const text = { type: "string" };
const object = { type: "object", properties: { x: text } };
const responses = { 200: { description: "ok" } };

function list<T>(count: number, item: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => item(index));
}

function cliqueOf(count: number): string {
  const names = list(count, (index) => (index === 0 ? "A" : `S${index}`));
  const properties = Object.fromEntries(names.map((name) => [name, ref(name)]));
  return withSchemas(Object.fromEntries(names.map((name) => [name, { type: "object", properties }])));
}

function aliasBomb(): string {
  const levels = list(12, (index) => `x-${index + 1}: &a${index + 1} [${list(9, () => `*a${index}`).join(",")}]`);
  return `openapi: 3.1.0\ninfo: {title: T, version: '1'}\nx-0: &a0 [x]\n${levels.join("\n")}\npaths: {}\n`;
}

/** So many enums, whose values have so many characters together, and ten each. */
function enums(count: number, length: number): string {
  const values = list(count, (number) => list(length / 10, (index) => `${number}-${index}`.padEnd(10, "x")));
  return withSchemas({
    A: { properties: Object.fromEntries(values.map((value, index) => [`e${index}`, { enum: value }])) },
  });
}

/** A document in YAML, with an extension that has these members. */
function yamlWith(members: Readonly<Record<string, string>>): string {
  const lines = Object.entries(members).map(([name, value]) => `  ${name}: ${value}\n`);
  const paths = "paths: { /a: { get: { responses: { '200': { description: ok } } } } }";
  return `openapi: 3.1.0\ninfo: { title: T, version: '1' }\n${paths}\nx-b:\n${lines.join("")}`;
}

function heirs(count: number): string {
  const parts = many(count, (index) => [`V${index}`, { allOf: [ref("P"), { properties: { [`p${index}`]: text } }] }]);
  const P = { type: "object", discriminator: { propertyName: "t" }, properties: { t: text } };
  return withSchemas({ A: { oneOf: list(count, (index) => ref(`V${index}`)) }, P, ...parts });
}

function chains(count: number): string {
  const each = list(count, (number) =>
    many(251, (index) => {
      const next = [ref(`S${number}x${index + 1}`), { properties: { [`p${index}`]: text } }];
      return [`S${number}x${index}`, index < 250 ? { allOf: next } : object];
    }),
  );
  const A = { type: "object", properties: many(count, (number) => [`c${number}`, ref(`S${number}x0`)]) };
  return withSchemas({ A, ...Object.assign({}, ...each) });
}

function pathOf(count: number): string {
  return `/${list(count, (index) => `{p${index}}`).join("/")}`;
}

function withBody(body: object): string {
  return withOperation({ requestBody: { content: body } });
}

/** Documents that ask for all they can of time and memory, each made when it is needed. */
export const resourceDocuments: readonly (readonly [name: string, document: () => string])[] = [
  ["10,000 schemas within one another", () => withText(nested('{"properties":{"a":', 10_000, "{}", "}}"))],
  ["60 schemas within one another", () => withText(nested('{"additionalProperties":', 60, "{}", "}"))],
  ["10,000 lists in an example", () => withText(`{"example":${nested("[", 10_000, "1", "]")}}`)],
  ["an alias bomb", aliasBomb],
  ["a circle of references", () => withSchemas({ A: ref("B"), B: ref("A") })],
  ["a circle of allOf", () => withSchemas({ A: { allOf: [ref("B")] }, B: { allOf: [ref("A")] } })],
  ["a circle of oneOf", () => withSchemas({ A: { oneOf: [ref("B"), ref("A")] }, B: { anyOf: [ref("A"), text] } })],
  [
    "a circle of properties",
    () => withSchemas({ A: { type: "object", required: ["a"], properties: { a: ref("A") } } }),
  ],
  ["a circle of items", () => withSchemas({ A: { type: "array", items: ref("A") } })],
  ["a circle of path items", () => withPaths({ "/a": { $ref: "#/paths/~1b" }, "/b": { $ref: "#/paths/~1a" } })],
  ["10,000 references in a row", () => withSchemas(chain(10_000, (next) => next))],
  [
    "10,000 schemas in a row",
    () => withSchemas(chain(10_000, (next) => ({ type: "object", properties: { n: next } }))),
  ],
  ["10,000 allOf in a row", () => withSchemas(chain(10_000, (next) => ({ allOf: [next, { required: ["y"] }] })))],
  ["40 rows of 250 allOf", () => chains(40)],
  ["30 layers of 30 allOf", () => hostile.layers(30)],
  ["60 diamonds of allOf", () => hostile.diamonds(60, "allOf")],
  ["60 diamonds of oneOf", () => hostile.diamonds(60, "oneOf")],
  ["60 diamonds of anyOf", () => hostile.diamonds(60, "anyOf")],
  ["12 layers of 10 allOf", () => hostile.wovenLayers(10, 12, ["allOf"])],
  ["12 layers of 10 oneOf", () => hostile.wovenLayers(10, 12, ["oneOf"])],
  ["12 layers of 10 allOf and oneOf", () => hostile.wovenLayers(10, 12, ["allOf", "oneOf"])],
  ["a dictionary of itself", hostile.endlessDictionary],
  ["500 schemas that all know each other", () => cliqueOf(500)],
  [
    "50,000 values of an enum",
    () => withSchemas({ A: { properties: { e: { enum: list(50_000, (index) => `v${index}`) } } } }),
  ],
  [
    "100,000 values of an enum",
    () =>
      withOperation({
        parameters: [{ name: "e", in: "query", schema: { enum: list(100_000, (index) => `v${index}`) } }],
      }),
  ],
  [
    "oneOf of 10,000",
    () =>
      withSchemas({
        A: { oneOf: list(10_000, (index) => ({ properties: { t: { const: index } }, required: ["t"] })) },
      }),
  ],
  ["oneOf of 20,000", () => withSchemas({ A: { oneOf: list(20_000, (index) => ({ const: `v${index}` })) } })],
  ["10,000 mapped members", () => hostile.mappedUnion(10_000)],
  ["5,000 heirs", () => heirs(5000)],
  [
    "allOf of 2,000",
    () =>
      withSchemas({
        A: { allOf: list(2000, (index) => ({ required: [`r${index}`], properties: { [`p${index}`]: text } })) },
      }),
  ],
  ["allOf of 20,000", () => withSchemas({ A: { allOf: list(20_000, (index) => ({ required: [`r${index}`] })) } })],
  ["1,600,000 properties", () => hostile.properties(32, 50_000)],
  ["200,000 properties", () => hostile.properties(4, 50_000)],
  [
    "100,000 required names",
    () => withSchemas({ A: { type: "object", required: list(100_000, (index) => `r${index}`) } }),
  ],
  [
    "50,000 required names",
    () => withSchemas({ A: { type: "object", required: list(50_000, (index) => `r${index}`) } }),
  ],
  ["a description of 1 MB", () => withSchemas({ A: { ...object, description: "*/ @ ".repeat(200_000) } })],
  ["a description of 11 MB", () => withSchemas({ A: { ...object, description: "*/ @ ".repeat(2_200_000) } })],
  ["a description of 100 MB", () => withSchemas({ A: { ...object, description: "*/ @ ".repeat(20_000_000) } })],
  [
    "a description of words behind blanks",
    () => withSchemas({ A: { ...object, description: `a\n${" ".repeat(100_000)}${"b ".repeat(100_000)}` } }),
  ],
  ["50 MB of an enum", () => withSchemas({ A: { enum: list(50_000, (index) => "x".repeat(1000) + String(index)) } })],
  ["55 MB in 10,000 descriptions", () => hostile.descriptions(10_000, 5500)],
  ["16 MB in 10,000 descriptions", () => hostile.descriptions(10_000, 1600)],
  ["3,000,000 lines in 4,000 descriptions", () => hostile.descriptions(4000, 1500, "a\n")],
  ["1,200,000 lines in 4,000 descriptions", () => hostile.descriptions(4000, 600, "a\n")],
  ["10,000,000 Chinese characters", () => hostile.descriptions(4000, 2500, "漢字")],
  ["4,000,000 Chinese characters", () => hostile.descriptions(4000, 1000, "漢字")],
  ["19 MB of names", () => hostile.longNames(4000, 4750)],
  ["8 MB of names", () => hostile.longNames(4000, 2000)],
  ["30 MB in 60 enums", () => enums(60, 500_000)],
  ["4 MB in 60 enums", () => enums(60, 66_000)],
  ["1 MB in 60 enums", () => enums(60, 18_000)],
  ["20,000 tags", () => withOperation({ tags: list(20_000, (index) => `t${index}`) })],
  ["20,000 servers", () => withOperation({ servers: list(20_000, (index) => ({ url: `https://h${index}.test/` })) })],
  ["20,000 credentials", () => hostile.credentials(20_000)],
  ["1,000 credentials", () => hostile.credentials(1000)],
  ["200,000 keys of a mapping in YAML", () => yamlWith(many(200_000, (index) => [`k${index}`, "v"]))],
  ["5,000 lists within one another in YAML", () => `x-a: ${"[".repeat(5000)}${"]".repeat(5000)}\n${yamlWith({})}`],
  ["100,000 paths", () => hostile.paths(100_000)],
  ["10,000 paths", () => hostile.paths(10_000)],
  ["6,000 paths", () => hostile.paths(6000)],
  [
    "100,000 schemas",
    () =>
      withSchemas({
        A: { properties: many(100_000, (index) => [`p${index}`, ref(`S${index}`)]) },
        ...many(100_000, (index) => [`S${index}`, object]),
      }),
  ],
  ["10,000 names in a path", () => withPaths({ [pathOf(10_000)]: { get: { responses } } })],
  ["5,000 names in a path", () => withPaths({ [pathOf(5000)]: { get: { responses } } })],
  [
    "20,000 parameters",
    () => withOperation({ parameters: list(20_000, (index) => ({ name: `p${index}`, in: "query" })) }),
  ],
  [
    "5,000 parameters",
    () => withOperation({ parameters: list(5000, (index) => ({ name: `p${index}`, in: "query", schema: text })) }),
  ],
  ["5,000 webhooks", () => withPaths({}, { webhooks: many(5000, (index) => [`w${index}`, { post: { responses } }]) })],
  [
    "20,000 media types",
    () =>
      withBody(
        many(20_000, (index) => [`application/x${index}+json`, { schema: { properties: { [`p${index}`]: text } } }]),
      ),
  ],
  [
    "20,000 examples",
    () =>
      withBody({
        "application/json": {
          schema: object,
          examples: many(20_000, (index) => [`e${index}`, { value: { a: index } }]),
        },
      }),
  ],
  ["inherited names", hostile.inheritedNames],
  ["a pattern with nested repetitions", () => hostile.pattern("^(a+)+$", `${"a".repeat(60)}b`)],
  ["a pattern with many ways", () => hostile.pattern("(.*a){25}", "a".repeat(60))],
];

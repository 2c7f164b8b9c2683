import * as hostile from "./hostile-documents.ts";
import { everything, type Case } from "./limit-case.ts";

const { many, ref, withOperation, withPaths, withSchemas, withText } = hostile;

const text = { type: "string" };
const object = { type: "object", properties: { x: text } };
const responses = { 200: { description: "ok" } };

/** Documents that have much of one thing. */
export const numbers: readonly Case[] = [
  ["100,000 paths", { document: () => hostile.paths(100_000) }, "limit/operations"],
  ["6,001 paths in a contract suite", { document: () => hostile.paths(6001), emit: "contract" }, "limit/operations"],
  ["6,001 paths", { document: () => hostile.paths(6001) }],
  [
    "50,000 values of an enum",
    {
      document: () =>
        withSchemas({ A: { properties: { e: { enum: Array.from({ length: 50_000 }, (_, index) => `v${index}`) } } } }),
    },
  ],
  [
    "60,001 values of an enum",
    {
      document: () =>
        withSchemas({ A: { properties: { e: { enum: Array.from({ length: 60_001 }, (_, index) => index) } } } }),
    },
    "limit/members",
  ],
  [
    "3,000,000 characters of an enum",
    {
      document: () =>
        withSchemas({ A: { enum: Array.from({ length: 3000 }, (_, index) => "x".repeat(1000) + index) } }),
    },
    "limit/text",
  ],
  [
    "60,001 schemas",
    {
      document: () =>
        withSchemas({
          A: { properties: many(60_000, (index) => [`p${index}`, ref(`S${index}`)]) },
          ...many(60_000, (index) => [`S${index}`, text]),
        }),
    },
    "limit/schemas",
  ],
  [
    "5,001 webhooks",
    { document: () => withPaths({}, { webhooks: many(5_001, (index) => [`w${index}`, { post: { responses } }]) }) },
    "limit/operations",
  ],
  [
    "2,000 heirs in a contract suite",
    {
      document: () =>
        withSchemas({
          A: { oneOf: Array.from({ length: 2000 }, (_, index) => ref(`V${index}`)) },
          P: { type: "object", discriminator: { propertyName: "t" }, properties: { t: text } },
          ...many(2000, (index) => [`V${index}`, { allOf: [ref("P"), { properties: { [`p${index}`]: text } }] }]),
        }),
      emit: everything,
    },
  ],
  [
    "20,000 examples in a contract suite",
    {
      document: () => {
        const examples = many(20_000, (index) => [`e${index}`, { value: { a: index } }]);
        return withOperation({ requestBody: { content: { "application/json": { schema: object, examples } } } });
      },
      emit: everything,
    },
  ],
  [
    "3,060,000 items of examples",
    {
      document: () => {
        const example = Array.from({ length: 60_000 }, () => 0);
        return withSchemas({ A: { properties: many(51, (index) => [`p${index}`, { example }]) } });
      },
    },
    "limit/members",
  ],
  ["250,000 properties", { document: () => hostile.properties(5, 50_000), emit: "types" }],
  ["312,000 properties", { document: () => hostile.properties(8, 39_000), emit: everything }, "limit/members"],
  ["10,000 mapped members", { document: () => hostile.mappedUnion(10_000), emit: "types" }],
  [
    "20,000 required names",
    {
      document: () =>
        withSchemas({
          A: { allOf: Array.from({ length: 20_000 }, (_, index) => ({ type: "object", required: [`r${index}`] })) },
        }),
      emit: "types",
    },
    "limit/members",
  ],
  [
    "20,000 patterns",
    {
      document: () =>
        withSchemas({ A: { type: "object", patternProperties: many(20_000, (index) => [`^p${index}`, text]) } }),
    },
  ],
  ["1,000 security schemes", { document: () => hostile.credentials(1000), emit: everything }],
  ["1,001 security schemes", { document: () => hostile.credentials(1001) }, "limit/members"],
  [
    "20,000 headers",
    {
      document: () =>
        withOperation({
          responses: { 200: { description: "ok", headers: many(20_000, (index) => [`X-${index}`, { schema: text }]) } },
        }),
    },
  ],
  [
    "20,000 variables of a server",
    {
      document: () =>
        withOperation(
          {},
          {
            servers: [
              {
                url: `https://h/${Array.from({ length: 20_000 }, (_, index) => `{v${index}}`).join("/")}`,
                variables: many(20_000, (index) => [`v${index}`, { default: "d" }]),
              },
            ],
          },
        ),
    },
  ],
  [
    "10,000 names in a path",
    {
      document: () =>
        withPaths({
          [`/${Array.from({ length: 10_000 }, (_, index) => `{p${index}}`).join("/")}`]: { get: { responses } },
        }),
    },
    "limit/parameters",
  ],
  [
    "huge bounds",
    {
      document: () =>
        withText(
          '{"type":"object","required":["a","b"],"minProperties":1e9,"properties":{"a":{"type":"array","minItems":1e300,"items":{"type":"string","minLength":1e300}},"b":{"type":"integer","minimum":9007199254740993,"multipleOf":1e300}}}',
        ),
      emit: everything,
    },
  ],
];

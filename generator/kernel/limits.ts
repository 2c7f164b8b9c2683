/**
 * What a document may ask for at most. More is no document that people write: it is refused with a problem that names the
 * place, so that no stage after that can run out of stack, memory or time. docs/limits.md has them in a table.
 */
export const limits = {
  /** In bytes, of the document itself. */
  documentSize: 128 * 2 ** 20,
  /** How many values a YAML document may have once its aliases are what they stand for. */
  yamlValues: 5_000_000,
  /** How many objects and arrays may lie within one another in what the routes reach. */
  nesting: 200,
  /** How many schemas may lie within one another without a reference between them. */
  schemaNesting: 64,
  /** How many references may follow one another with nothing but more references between them. */
  referenceChain: 256,
  /** How many schemas may be made of one another in a row, with `allOf`, `oneOf` and `anyOf`. */
  compositionDepth: 256,
  /** Of all schemas together: how many steps it takes to go from each to all that it is made of. */
  compositionSteps: 10_000_000,
  /** How many members an object may have, and items an array, in what the routes reach. */
  members: 60_000,
  /** How many characters a text may have, in what the routes reach. */
  text: 12_000_000,
  /** How many characters the values of an enum may have together: they stand in several files. */
  enumText: 2_000_000,
  /** How much there may be of all that the routes reach, as `select/extent.ts` counts it; a document of the user's own may have more. */
  totals: { members: 3_000_000, texts: 40_000_000, enums: 4_000_000 },
  /** The same where openapi-typescript or the contract suite take it: several files have it, and each value of an enum a case. */
  provenTotals: { members: 600_000, texts: 17_000_000, enums: 1_200_000 },
  /** How many schemas one may be made of with `allOf`: each value is held against all of them. */
  allOf: 2_000,
  /** How many alternatives one may have with `oneOf` or `anyOf`. */
  alternatives: 10_000,
  /** How many schemas the routes may reach in `components`. */
  schemas: 60_000,
  /** How many parameters an operation may have. */
  parameters: 5_000,
  /** How many webhooks the document may have, where they are generated. */
  webhooks: 5_000,
  /** How many operations may be selected. */
  operations: 30_000,
  /** How many of them openapi-typescript and the contract suite take: each is many times the work of a method. */
  provenOperations: 6_000,
  /** How many alternatives of credentials an operation may have, and schemes the document. */
  credentials: 1_000,
  /** In seconds: how long the target of an overlay may take to be found. */
  querySeconds: 5,
  /** In seconds: how long openapi-typescript may take to print its types of a document. */
  schemaSeconds: 60,
  /** In seconds: how long what was generated may take to compile, where that is asked for. */
  compileSeconds: 300,
} as const;

import type { DiagnosticInfo } from "./diagnostic-info.ts";
import { exitCodes } from "./exit-codes.ts";

/** Documents that ask for more than the limits in `limits.ts` allow. */
export const limitCodes = {
  "limit/document-size": {
    title: "The document is too large",
    cause: "It has more bytes than any document that people write.",
    fix: "Check that the file is the document, or cut it down to what you use before you generate.",
    exitCode: exitCodes.document,
  },
  "limit/nesting": {
    title: "The document is nested too deeply",
    cause: "Objects, arrays or schemas lie within one another more often than in any document that people write.",
    fix: "Look for what wraps itself again and again, or put inner schemas into `components` and refer to them.",
    exitCode: exitCodes.document,
  },
  "limit/reference-chain": {
    title: "References lead to references too often",
    cause: "A reference leads to nothing but another one, and that to the next, more often than anybody chains them.",
    fix: "Refer to the schema at the end of the chain.",
    exitCode: exitCodes.document,
  },
  "limit/composition-depth": {
    title: "Schemas are made of one another too often",
    cause: "With `allOf`, `oneOf` or `anyOf` a schema is made of another, and that of the next, in too long a row.",
    fix: "Put what the schemas in the row say together, so that fewer lie between the first and the last.",
    exitCode: exitCodes.document,
  },
  "limit/composition-size": {
    title: "Schemas are made of too many others",
    cause: "With `allOf`, `oneOf` or `anyOf` so many schemas are made of so many others that to read them has no end.",
    fix: "Select fewer routes, or leave out of the unions what leads back to them.",
    exitCode: exitCodes.document,
  },
  "limit/members": {
    title: "There are too many members",
    cause:
      "A list of values, of properties or of alternatives is longer than any that people write, or there are more of them together.",
    fix: "Leave the list out with an overlay, or replace it: a text instead of an enum, a dictionary instead of properties. Of more together, select fewer routes, or allow a document of your own to be large.",
    exitCode: exitCodes.document,
  },
  "limit/text": {
    title: "A text is too long",
    cause: "A text, the values of an enum or all texts together are longer than any that people write.",
    fix: "Leave the text out with an overlay, or replace it: a text instead of an enum. Of all texts together, select fewer routes, or allow a document of your own to be large.",
    exitCode: exitCodes.document,
  },
  "limit/schemas": {
    title: "The routes reach too many schemas",
    cause: "Types of so many schemas could not be written, compiled or read within reasonable time.",
    fix: "Select fewer routes with `--route`, or `routes` in the config.",
    exitCode: exitCodes.document,
  },
  "limit/parameters": {
    title: "An operation has too many parameters",
    cause: "No request has so many, and no signature of a method could name them.",
    fix: "Leave parameters out with an overlay, or do not select the operation.",
    exitCode: exitCodes.document,
  },
  "limit/operations": {
    title: "Too many operations are selected",
    cause: "A client of so many operations could not be written, compiled or read within reasonable time.",
    fix: "Select those that you use with `--route`, or `routes` in the config.",
    exitCode: exitCodes.document,
  },
  "limit/overlay-target": {
    title: "The target of an overlay takes too long",
    cause:
      "To find what a JSONPath query selects takes longer than any that people write: it compares all with all, or matches a pattern that has no end.",
    fix: "Name the target more exactly.",
    exitCode: exitCodes.document,
  },
  "limit/schema-types": {
    title: "openapi-typescript's types take too much",
    cause:
      "To print the types of all that the routes reach, openapi-typescript needs more time, memory or stack than it may have.",
    fix: "Leave `schema` and `contract` out of `emit`, or select fewer routes.",
    exitCode: exitCodes.document,
  },
  "limit/compilation": {
    title: "The files take too long to compile",
    cause:
      "The types of all that the routes reach are too many, or too much entangled, for TypeScript to compile in time.",
    fix: "Select fewer routes, or leave `schema` and `contract` out of `emit`.",
    exitCode: exitCodes.document,
  },
} as const satisfies Record<string, DiagnosticInfo>;

import type { DiagnosticInfo } from "./diagnostic-info.ts";
import { exitCodes } from "./exit-codes.ts";

/** Problems of the document as a file, and of the files that it refers to. */
export const loadCodes = {
  "load/not-found": {
    title: "The document cannot be found",
    cause: "No file has the path that the command line or the config names.",
    fix: "Correct the path; a path in a config is relative to the config's folder.",
    exitCode: exitCodes.usage,
  },
  "load/not-a-file": {
    title: "The document is not a file",
    cause: "The path names a folder or a device.",
    fix: "Name the document itself.",
    exitCode: exitCodes.usage,
  },
  "load/unreadable": {
    title: "The document cannot be read",
    cause: "The operating system refused to read the file.",
    fix: "See the reason that it gave; often the permissions of the file.",
    exitCode: exitCodes.usage,
  },
  "load/empty": {
    title: "The document is empty",
    cause: "The file holds nothing but white space.",
    fix: "Check that the step that writes the file has succeeded.",
    exitCode: exitCodes.document,
  },
  "load/encoding": {
    title: "The document is not encoded in UTF-8",
    cause: "The file has bytes that are no character in UTF-8, the encoding of JSON; routesmith reads YAML in it too.",
    fix: "Save the file as UTF-8. The message marks the first character that is not.",
    exitCode: exitCodes.document,
  },
  "load/syntax": {
    title: "The document is not valid JSON or YAML",
    cause: "The parser met something that the format does not allow.",
    fix: "Correct the place that the message marks.",
    exitCode: exitCodes.document,
  },
  "load/indentation": {
    title: "A quoted text of a YAML file is not indented",
    cause:
      "YAML wants each line of a quoted text to be further in than its key. Other tools accept it, and so it was read.",
    fix: "Indent the lines of the text, or put it on one line.",
    exitCode: exitCodes.document,
  },
  "load/duplicate-name": {
    title: "Two members of a JSON object have the same name",
    cause: "JSON allows it, but only the last of them is read.",
    fix: "Delete one of them, or put what they say together.",
    exitCode: exitCodes.document,
  },
  "load/not-openapi": {
    title: "The document is not an OpenAPI document",
    cause: "Its root is not an object with a string field `openapi`, or `swagger`.",
    fix: "Name an OpenAPI document; the root of one begins with `openapi: 3.1.0`.",
    exitCode: exitCodes.document,
  },
  "load/unsupported-version": {
    title: "The version of OpenAPI is not supported",
    cause: "The field `openapi` or `swagger` names a version other than 2.0, 3.0, 3.1 and 3.2.",
    fix: "Convert the document to OpenAPI 3.1.",
    exitCode: exitCodes.document,
  },
  "load/malformed": {
    title: "A part of the document has the wrong form",
    cause: "The specification asks for another type of value at this place.",
    fix: "Correct the document, or put the right value in with an overlay.",
    exitCode: exitCodes.document,
  },
  "load/lock-mismatch": {
    title: "The document is not the one that the lock names",
    cause: "The file has changed since `lock.json` beside it was written.",
    fix: "Restore the document, or review the change and write its sha256 into `lock.json`.",
    exitCode: exitCodes.document,
  },
  "load/lock-invalid": {
    title: "The lock cannot be used",
    cause: "`lock.json` beside the document is not JSON with a string field `sha256`.",
    fix: "Correct it or delete it.",
    exitCode: exitCodes.usage,
  },
  "load/reference-outside": {
    title: "A reference leaves the document's folder",
    cause: "A `$ref` leads to a file outside of the folder that the document is in, perhaps by a link.",
    fix: "If you trust the document, allow it: `references: { outside: true }` in the config, or `--follow-references`.",
    exitCode: exitCodes.document,
  },
  "load/reference-remote": {
    title: "A reference leads to a URL",
    cause: "Nothing is fetched for a document unless the config or the command line allows it.",
    fix: "Download it and refer to the copy, or allow its origin: `references: { origins: [...] }` in the config.",
    exitCode: exitCodes.document,
  },
  "load/reference-invalid": {
    title: "A reference cannot be followed",
    cause: "A `$ref` is not a URI reference, or has a scheme other than `file`, `http` and `https`.",
    fix: "Refer to a file with a path relative to the one that the `$ref` is in.",
    exitCode: exitCodes.document,
  },
  "load/reference-unreadable": {
    title: "A file that the document refers to cannot be read",
    cause: "No file has the path that a `$ref` names, or the operating system refused to read it.",
    fix: "Correct the `$ref`: it is relative to the file that it is in.",
    exitCode: exitCodes.document,
  },
  "load/reference-limit": {
    title: "The document refers to too much",
    cause: "Its references lead to more files, more bytes or through more files than people's documents do.",
    fix: "Look for a reference that leads to what it should not, or bundle the files into one.",
    exitCode: exitCodes.document,
  },
  "load/dynamic-reference": {
    title: "A dynamic reference is read as a plain one",
    cause:
      "Several schemas have the `$dynamicAnchor` that a `$dynamicRef` names, so that its meaning depends on the way to it.",
    fix: "Where the types say too little, put the schema that is meant there with an overlay.",
    exitCode: exitCodes.document,
  },
  "load/ignored-keyword": {
    title: "A keyword beside a reference is ignored",
    cause: "Up to OpenAPI 3.0, a `$ref` stands alone: what is written beside it does not count.",
    fix: "Put the `$ref` into an `allOf` and the keyword beside that, or make the document one of OpenAPI 3.1.",
    exitCode: exitCodes.document,
  },
  "load/bare-reference": {
    title: "A reference by name alone",
    cause: "A reference within the document has the form `#/components/schemas/Name`; here it is only the name.",
    fix: "Write the reference in full.",
    exitCode: exitCodes.document,
  },
  "load/fetch-failed": {
    title: "A URL cannot be fetched",
    cause: "The server was not reached, did not answer in time, sent an error, or more than is taken.",
    fix: "Check the URL and the network, or download the document and name the file.",
    exitCode: exitCodes.network,
  },
  "load/fetch-redirected": {
    title: "A URL redirects to another origin",
    cause: "The server answers with a redirect to another scheme, host or port.",
    fix: "If you trust it, name the URL that it redirects to.",
    exitCode: exitCodes.network,
  },
} as const satisfies Record<string, DiagnosticInfo>;

import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** What is known of a kind of problem: no code without all of it. */
export interface DiagnosticInfo {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
  readonly exitCode: ExitCode;
}

/** Every kind of problem in the user's input. A code is never renamed: scripts match on it. */
export const diagnosticCodes = {
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
  "load/syntax": {
    title: "The document is not valid JSON or YAML",
    cause: "The parser met something that the format does not allow.",
    fix: "Correct the place that the message marks.",
    exitCode: exitCodes.document,
  },
  "load/not-openapi": {
    title: "The document is not an OpenAPI document",
    cause: "Its root is not an object with a string field `openapi`.",
    fix: "Name an OpenAPI document; the root of one begins with `openapi: 3.1.0`.",
    exitCode: exitCodes.document,
  },
  "load/unsupported-version": {
    title: "The version of OpenAPI is not supported",
    cause: "The field `openapi` names a version other than 3.0 and 3.1.",
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
  "overlay/invalid": {
    title: "The overlay is not valid",
    cause: "It does not have the form that the Overlay Specification 1.0 asks for.",
    fix: "Correct the place that the message names.",
    exitCode: exitCodes.usage,
  },
  "overlay/no-match": {
    title: "An action of the overlay changes nothing",
    cause: "Its target selects no part of the document.",
    fix: "Correct the target, or delete the action if the document has been mended.",
    exitCode: exitCodes.usage,
  },
  "select/invalid-pattern": {
    title: "A route pattern has the wrong form",
    cause: "A pattern is `METHOD /path/**`, `operation:<id>` or `tag:<name>`, with `!` before it to exclude.",
    fix: "Write it in one of these forms.",
    exitCode: exitCodes.usage,
  },
  "select/no-match": {
    title: "A route pattern matches nothing",
    cause: "No operation of the document has this method and path, id or tag.",
    fix: "List the routes with `routesmith routes DOCUMENT WORD`.",
    exitCode: exitCodes.usage,
  },
  "select/no-routes": {
    title: "No route is selected",
    cause: "The document has no operations, or the patterns exclude all of them.",
    fix: "List the routes with `routesmith routes DOCUMENT`, and loosen the patterns.",
    exitCode: exitCodes.usage,
  },
  "select/unresolved-reference": {
    title: "A reference leads to nothing",
    cause: "The document has no part at the place that a `$ref` names.",
    fix: "Correct the `$ref`, or add the missing part with an overlay.",
    exitCode: exitCodes.document,
  },
  "select/external-reference": {
    title: "A reference leads out of the document",
    cause: "Only references within the document are followed.",
    fix: "Bundle the documents into one first.",
    exitCode: exitCodes.document,
  },
  "select/reference-cycle": {
    title: "A reference leads back to itself",
    cause: "The references form a circle with no value in it.",
    fix: "Break the circle in the document.",
    exitCode: exitCodes.document,
  },
  "select/no-such-part": {
    title: "The slice has no such part",
    cause: "`why` was asked about a part that none of the routes reaches.",
    fix: "Use the name of a component, or a JSON pointer.",
    exitCode: exitCodes.usage,
  },
  "model/malformed": {
    title: "A part of the document has the wrong form",
    cause: "The specification asks for another type of value at this place.",
    fix: "Correct the document, or put the right value in with an overlay.",
    exitCode: exitCodes.document,
  },
  "model/unknown-keyword": {
    title: "A keyword is not understood",
    cause: "The types say less than the document at this place.",
    fix: "Replace it with an overlay by a keyword of JSON Schema 2020-12 that says the same.",
    exitCode: exitCodes.document,
  },
  "model/unknown-security-scheme": {
    title: "A security scheme is not defined",
    cause: "A `security` names a scheme that `components.securitySchemes` does not have.",
    fix: "Add the scheme with an overlay.",
    exitCode: exitCodes.document,
  },
  "model/invalid-extension": {
    title: "An `x-routesmith-…` extension has the wrong form",
    cause: "The extension, mostly out of an overlay, does not fit the schema that it stands on.",
    fix: "See the chapter about extensions in docs/extensions.md.",
    exitCode: exitCodes.usage,
  },
  "model/name-taken": {
    title: "Two things have been given the same name",
    cause: "The config gives a name that another part of the client has.",
    fix: "Choose another name in the config.",
    exitCode: exitCodes.usage,
  },
  "emit/invalid-example": {
    title: "An example does not fit its schema",
    cause: "The document's example breaks the document's own schema, so it is left out.",
    fix: "Correct the example, or replace it with an overlay.",
    exitCode: exitCodes.document,
  },
  "emit/unsolved-sample": {
    title: "No sample can be made for a schema",
    cause: "The schema's constraints are more than the sample solver understands.",
    fix: "Add an `example` to the schema with an overlay.",
    exitCode: exitCodes.document,
  },
  "emit/template-failed": {
    title: "A template failed",
    cause: "A template out of the config's `templates` folder cannot be compiled or threw.",
    fix: "Correct the template, or delete it to use the one that comes with routesmith.",
    exitCode: exitCodes.usage,
  },
  "emit/unknown-template": {
    title: "A template replaces nothing",
    cause: "The config's `templates` folder holds a file that has the name of no template.",
    fix: "Give it the path of the template that it is to replace, or delete it.",
    exitCode: exitCodes.usage,
  },
  "verify/syntax": {
    title: "A generated file does not parse",
    cause: "With templates of your own: a template prints broken code. Otherwise a fault of routesmith.",
    fix: "Correct the template; without one, please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "verify/statement": {
    title: "A generated file holds a statement that its emitter does not declare",
    cause:
      "With templates of your own: a template prints code that may run on import. Otherwise a fault of routesmith.",
    fix: "Correct the template; without one, please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "verify/type": {
    title: "A generated file does not type-check",
    cause: "With templates of your own: a template prints wrong code. Otherwise a fault of routesmith.",
    fix: "Correct the template; without one, please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "verify/missing-export": {
    title: "A generated file does not export what it promised",
    cause: "With templates of your own: a template leaves an export out. Otherwise a fault of routesmith.",
    fix: "Correct the template; without one, please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "write/not-a-folder": {
    title: "The output is not a folder",
    cause: "A file stands where the output folder should be.",
    fix: "Name another output, or remove the file.",
    exitCode: exitCodes.usage,
  },
  "write/unwritable": {
    title: "The output cannot be written",
    cause: "The operating system refused to write.",
    fix: "See the reason that it gave; often the permissions of the folder or a full disk.",
    exitCode: exitCodes.usage,
  },
  "write/busy": {
    title: "Another run is writing this output",
    cause: "The output folder is locked by a process that is still running.",
    fix: "Wait for it, then run again.",
    exitCode: exitCodes.usage,
  },
  "write/edited": {
    title: "A generated file was edited",
    cause: "Its content is not what the manifest recorded, or the manifest does not know the file.",
    fix: "Move the changes elsewhere, or run with `--force` to overwrite them.",
    exitCode: exitCodes.usage,
  },
  "write/invalid-manifest": {
    title: "The manifest cannot be used",
    cause: "`manifest.json` in the output is broken or names a path outside of the output.",
    fix: "Restore it, or delete it and run with `--force`.",
    exitCode: exitCodes.usage,
  },
  "write/interrupted": {
    title: "An earlier run was interrupted while it wrote",
    cause: "The output holds a complete set of files that were not all moved into place.",
    fix: "Run `routesmith generate`: it finishes the earlier run first.",
    exitCode: exitCodes.failed,
  },
  "check/drift": {
    title: "The output is not what would be generated now",
    cause: "The document, the config, routesmith or a generated file has changed.",
    fix: "Run `routesmith generate` and commit the result.",
    exitCode: exitCodes.failed,
  },
  "cli/usage": {
    title: "The command line is wrong",
    cause: "It has a command, an option or an argument that is not understood, or lacks one.",
    fix: "See `routesmith help` and `routesmith help COMMAND`.",
    exitCode: exitCodes.usage,
  },
  "config/not-found": {
    title: "There is no config",
    cause: "The folder has none of the config's file names, and the command line names no document.",
    fix: "Write `routesmith.config.ts`, or use `routesmith generate DOCUMENT --output FOLDER`.",
    exitCode: exitCodes.usage,
  },
  "config/unreadable": {
    title: "The config cannot be loaded",
    cause: "It has a syntax error, or it threw while it was loaded.",
    fix: "Correct the place that the message names.",
    exitCode: exitCodes.usage,
  },
  "config/unknown-key": {
    title: "The config has an unknown key",
    cause: "No option has this name.",
    fix: "Correct the name or delete the key.",
    exitCode: exitCodes.usage,
  },
  "config/invalid-value": {
    title: "A value of the config has the wrong form",
    cause: "The option takes another type of value.",
    fix: "See the list of options in docs/config.md.",
    exitCode: exitCodes.usage,
  },
  "config/unknown-target": {
    title: "The config has no such target",
    cause: "The command line names a target that the config does not have.",
    fix: "Use one of the config's targets.",
    exitCode: exitCodes.usage,
  },
  "contract/missing-peer": {
    title: "The contract suite's packages are not installed",
    cause: "Prism and vitest are optional peer dependencies.",
    fix: "Install them with the command that the message gives.",
    exitCode: exitCodes.usage,
  },
  "contract/not-generated": {
    title: "The target has no contract suite",
    cause: "The output has no `contract` folder: its emitter is not in `emit`, or nothing was generated yet.",
    fix: "Add `contract` to `emit`, then run `routesmith generate`.",
    exitCode: exitCodes.usage,
  },
  "contract/failed": {
    title: "The contract suite failed",
    cause: "A case failed, was skipped, or did not run.",
    fix: "See the cases above.",
    exitCode: exitCodes.failed,
  },
} as const satisfies Record<string, DiagnosticInfo>;

export type DiagnosticCode = keyof typeof diagnosticCodes;

import type { DiagnosticInfo } from "./diagnostic-info.ts";
import { exitCodes } from "./exit-codes.ts";

/** Problems of what is written and of how it is asked for: templates, files, the config and the command line. */
export const outputCodes = {
  "emit/invalid-example": {
    title: "An example does not fit its schema",
    cause: "The document's example breaks the document's own schema, so it is left out.",
    fix: "Correct the example, or replace it with an overlay.",
    exitCode: exitCodes.document,
  },
  "emit/unproven-operation": {
    title: "The contract suite leaves an operation out",
    cause:
      "The mock server knows OpenAPI up to 3.1, and tells no operations apart by the query or fragment of a path. No `fetch` sends TRACE.",
    fix: "Test the operation against a real server.",
    exitCode: exitCodes.document,
  },
  "emit/unsolved-sample": {
    title: "No sample can be made for a schema",
    cause: "The schema's constraints are more than the sample solver understands.",
    fix: "Add an `example` to the schema with an overlay.",
    exitCode: exitCodes.document,
  },
  "emit/omitted-cases": {
    title: "The contract suite does not try everything",
    cause: "The requests of the operation have so many parts or examples that a case for each would take too long.",
    fix: "Nothing need be done. Of a smaller schema, or of fewer examples, the suite tries all: an overlay can cut them down.",
    exitCode: exitCodes.document,
  },
  "emit/unknown-type": {
    title: "A type is too long to be said",
    cause: "An index signature must repeat the types of all properties beside it, which here takes a file of its own.",
    fix: "Give the schemas of the properties names in `components`, or forbid other properties, with an overlay.",
    exitCode: exitCodes.document,
  },
  "emit/schema-failed": {
    title: "openapi-typescript cannot print the document",
    cause: "The document holds something that openapi-typescript does not understand.",
    fix: "Leave `schema` out of `emit`, or mend the document with an overlay.",
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
    cause: "This is a fault of routesmith.",
    fix: "Please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "verify/statement": {
    title: "A generated file holds a statement that its emitter does not declare",
    cause: "This is a fault of routesmith.",
    fix: "Please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "verify/type": {
    title: "A generated file does not type-check",
    cause: "This is a fault of routesmith.",
    fix: "Please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "verify/missing-export": {
    title: "A generated file does not export what it promised",
    cause: "This is a fault of routesmith.",
    fix: "Please report this with the document.",
    exitCode: exitCodes.internal,
  },
  "verify/template": {
    title: "A generated file is faulty, and the target has templates of its own",
    cause: "A template prints code that does not parse, does not type-check, may run on import or lacks an export.",
    fix: "Correct the template that prints this file, or delete it to use the one that comes with routesmith.",
    exitCode: exitCodes.usage,
  },
  "write/not-a-folder": {
    title: "The output is not a folder",
    cause: "A file, or a symbolic link to nothing, stands where the output folder should be.",
    fix: "Name another output, or remove what stands there.",
    exitCode: exitCodes.usage,
  },
  "write/wide-folder": {
    title: "The output is a folder for other things",
    cause: "It is the home folder, or one around it such as the root of the file system.",
    fix: "Name a folder for the generated files alone.",
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
  "write/other-client": {
    title: "The output holds another client",
    cause: "The manifest names a client of another name, out of another document, which would be replaced.",
    fix: "Name another output, or run with `--force` to replace what is there.",
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
  "check/left-over": {
    title: "A generated file is left over",
    cause: "It says that routesmith wrote it, but no run writes it now, and the manifest does not name it.",
    fix: "Delete it: `generate` deletes only what the manifest names. If it is yours, take the first line out.",
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
    cause: "The folder has none of the config's file names, or `--config` names a file that is not there.",
    fix: "Write `routesmith.config.ts`, or name another config with `--config FILE`.",
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
    fix: "See the list of options in docs/config.md of the package routesmith.",
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

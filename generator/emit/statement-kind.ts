import type { EmitterName } from "../kernel/generated-file.ts";

/**
 * The kinds of statements that stand at the top of a generated file:
 *
 * - `import`, `export from`: of other modules, and `import type` of their types
 * - `type`: an interface or a type alias
 * - `function`, `class`: a declaration, which runs nothing when it is imported
 * - `constant`: a `const` whose value is data and functions: nothing in it is called when it is imported
 * - `call`: an expression that runs on import: a test module is made of these
 */
export type StatementKind = "import" | "export from" | "type" | "function" | "class" | "constant" | "call";

/** The kinds of statements that the TypeScript files of an emitter may hold: `verify` accepts no other. */
export const statementsOf: Readonly<Record<EmitterName, ReadonlySet<StatementKind>>> = {
  schema: new Set(["import", "type"]),
  types: new Set(["import", "export from", "type"]),
  client: new Set(["import", "export from", "type", "function", "class", "constant"]),
  helpers: new Set(["import", "export from", "type", "constant", "function"]),
  contract: new Set(["import", "type", "constant", "call"]),
  reference: new Set(),
};

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

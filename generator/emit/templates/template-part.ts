import { invariant } from "../../kernel/invariant.ts";
import { isPrinterName, type PrinterName } from "./template-printers.ts";

/** The names that lead from what a template is given to a value in it; none leads to itself. */
export type ViewPath = readonly string[];

/** What a template of ours is made of: data, which the build keeps, and which {@link renderParts} prints. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "print"; readonly printer: PrinterName; readonly path: ViewPath; readonly indent: number }
  | ({ readonly kind: "each"; readonly path: ViewPath } & Branches)
  | ({ readonly kind: "if"; readonly path: ViewPath } & Branches)
  /** Whether it is the first turn of the `each` around it. */
  | ({ readonly kind: "ifFirst" } & Branches);

interface Branches {
  readonly body: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
}

/** The parts of a parsed template: our own ones do nothing else. */
export function readParts(program: hbs.AST.Program | undefined): readonly TemplatePart[] {
  return (program?.body ?? []).map(readPart);
}

function readPart(statement: hbs.AST.Statement): TemplatePart {
  switch (statement.type) {
    case "ContentStatement":
      return { kind: "text", text: (statement as hbs.AST.ContentStatement).value };
    case "MustacheStatement":
      return readPrint(statement as hbs.AST.MustacheStatement);
    default:
      return readBlock(statement as hbs.AST.BlockStatement);
  }
}

function readPrint({ path, params, hash }: hbs.AST.MustacheStatement): TemplatePart {
  const { original: printer } = path as hbs.AST.PathExpression;
  invariant(isPrinterName(printer), `${printer} is a helper`);
  const indent = hash?.pairs.find(({ key }) => key === "indent")?.value as hbs.AST.NumberLiteral | undefined;
  return { kind: "print", printer, path: readPath(params), indent: indent?.value ?? 0 };
}

function readBlock({ type, path, params, program, inverse }: hbs.AST.BlockStatement): TemplatePart {
  invariant(type === "BlockStatement", `our templates hold no ${type}`);
  const body = readParts(program);
  const otherwise = readParts(inverse);
  const at = readPath(params);
  const isFirst = at[0] === "@first";
  switch (path.original) {
    case "each":
      return { kind: "each", path: at, body, otherwise };
    case "if":
      return isFirst ? { kind: "ifFirst", body, otherwise } : { kind: "if", path: at, body, otherwise };
    default:
      invariant(path.original === "unless", `our templates hold no block ${path.original}`);
      return isFirst
        ? { kind: "ifFirst", body: otherwise, otherwise: body }
        : { kind: "if", path: at, body: otherwise, otherwise: body };
  }
}

function readPath([only]: readonly hbs.AST.Expression[]): ViewPath {
  const { data, parts, original } = only as hbs.AST.PathExpression;
  return data ? [original] : parts;
}

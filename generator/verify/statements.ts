import type { ArrayExpressionElement, Class, Expression, ObjectPropertyKind, Program } from "oxc-parser";
import type { StatementKind } from "../emit/statement-kind.ts";

/** A statement at the top of a module, by its kind; `undefined` for one that no generated file may hold. */
export function statementKind(statement: Program["body"][number]): StatementKind | undefined {
  switch (statement.type) {
    case "ImportDeclaration":
      return "import";
    case "ExportAllDeclaration":
      return "export from";
    case "ExportNamedDeclaration":
      if (statement.declaration) return statementKind(statement.declaration);
      // `export {}` only says that the file is a module.
      return statement.source || statement.specifiers.length > 0 ? "export from" : "type";
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return "type";
    case "FunctionDeclaration":
      return "function";
    case "ClassDeclaration":
      return runsNothing(statement) ? "class" : "call";
    case "VariableDeclaration": {
      // To take a value apart calls the getters in it, and makes the defaults.
      const isInert = statement.declarations.every(
        ({ id, init }) => id.type === "Identifier" && (init === null || isInertExpression(init)),
      );
      return statement.kind === "const" && isInert ? "constant" : "call";
    }
    case "ExpressionStatement":
      return "call";
    default:
      return undefined;
  }
}

/**
 * A class whose declaration runs no code: no static block, no static value but data, no decorator, no computed name, a plain
 * base class.
 */
function runsNothing({ body, decorators, superClass }: Class): boolean {
  const hasPlainBase = superClass === null || superClass.type === "Identifier";
  return (
    hasPlainBase &&
    decorators.length === 0 &&
    body.body.every((element) => {
      if (element.type === "TSIndexSignature") return true;
      if (element.type === "StaticBlock" || element.decorators.length > 0 || element.computed) return false;
      if (element.type === "MethodDefinition" || element.type === "TSAbstractMethodDefinition") return true;
      return !element.static || element.value === null || isInertExpression(element.value);
    })
  );
}

/** Data, functions, and names of other things: nothing that is called when the module is imported. */
function isInertExpression(expression: Expression): boolean {
  switch (expression.type) {
    case "Literal":
    case "Identifier":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return true;
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "ParenthesizedExpression":
      return isInertExpression(expression.expression);
    case "UnaryExpression":
      return expression.argument.type === "Literal";
    case "BinaryExpression":
      return isArithmetic(expression);
    case "TemplateLiteral":
      // To make text of an object calls its `toString`.
      return expression.expressions.every(({ type }) => type === "Literal");
    case "ObjectExpression":
      return expression.properties.every(isInertProperty);
    case "ArrayExpression":
      return expression.elements.every(isInertElement);
    default:
      return false;
  }
}

/** Numbers and what is reckoned from them: `60 * 1000`. An operator on anything else may call its `valueOf`. */
function isArithmetic(expression: Expression): boolean {
  if (expression.type === "Literal") return typeof expression.value === "number";
  if (expression.type !== "BinaryExpression" || expression.left.type === "PrivateIdentifier") return false;
  return isArithmetic(expression.left) && isArithmetic(expression.right);
}

function isInertProperty(property: ObjectPropertyKind): boolean {
  if (property.type === "SpreadElement") return isInertExpression(property.argument);
  // A getter is called by whoever spreads the object.
  if (property.kind !== "init") return false;
  const isInertKey = !property.computed || property.key.type === "Literal";
  return isInertKey && isInertExpression(property.value);
}

function isInertElement(element: ArrayExpressionElement): boolean {
  if (element === null) return true;
  return element.type === "SpreadElement" ? isInertExpression(element.argument) : isInertExpression(element);
}

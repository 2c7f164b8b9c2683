import {
  block,
  code,
  fits,
  ident,
  join,
  key,
  lineWidth,
  nothing,
  withArgumentLines,
  withArguments,
  type Code,
} from "../print/code.ts";

/** A method of a resource. */
interface Method {
  readonly name: string;
  /** The function that it calls. */
  readonly functionName: string;
  /** Each with its type; the last are the options of the call, and before them there may be the params. */
  readonly parameters: readonly Code[];
}

/** What a method, and the function that it calls, are printed with. */
export interface MethodView {
  /** What the function returns. */
  readonly returns: Code;
  /** What stands in the parentheses of the method. */
  readonly signature: Code;
  /** What the method returns: the same, which may have less room. */
  readonly methodReturns: Code;
  /** The method as an arrow function, whose `transport` is known where it is made. */
  readonly bound: Code;
}

/** @param types the arguments of the type that is returned. */
export function printMethod(type: Code, types: readonly Code[], method: Method): MethodView {
  const { name, parameters } = method;
  const line = withArguments(type, types);
  const returns = fits(line, lineWidth - "  ): ;".length) ? line : withArgumentLines(type, types);
  const bound = printBound(method);
  const signature = join(parameters, code`, `);
  const room = lineWidth - "  (): ;".length - key(name).text.length - signature.text.length;
  if (fits(line, room)) return { returns, signature, methodReturns: line, bound };
  const lines = block(
    nothing,
    parameters.map((parameter) => code`${parameter},`),
    nothing,
  );
  return { returns, signature: lines, methodReturns: returns, bound };
}

function printBound({ name, functionName, parameters }: Method): Code {
  const names = parameters.length === 1 ? code`options` : code`params, options`;
  const call = code`${ident(functionName)}(transport, ${names})`;
  const line = code`(${names}) => ${call}`;
  return fits(line, lineWidth - "    : ,".length - key(name).text.length) ? line : code`(${names}) =>\n  ${call}`;
}

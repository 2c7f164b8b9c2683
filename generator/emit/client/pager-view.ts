import type { Operation } from "../../model/operation.ts";
import type { BodyPath, PageOrder } from "../../model/page-order.ts";
import { sentMethod } from "../operations.ts";
import { block, code, ident, imported, importedType, join, key, lit, nothing, type Code } from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { isParamsOptional, paramsType } from "../print/params.ts";
import type { TypeContexts } from "../print/print-type.ts";
import { printItem } from "./data-type.ts";
import { printReturns } from "./print-returns.ts";

const pagerModule = "runtime/pager";

/** What `client/resource.ts.hbs` prints for the pages of an operation: a function, and a method of the resource. */
export interface PagerView {
  readonly name: string;
  readonly functionName: string;
  readonly docs: Code;
  readonly params: Code;
  readonly optionsType: Code;
  readonly returns: Code;
  /** The same, behind the method. */
  readonly methodReturns: Code;
  readonly signature: Code;
  readonly bound: Code;
  /** The function of the operation. */
  readonly operation: string;
  readonly paginate: Code;
  readonly order: Code;
}

/** @param answer the types of the answer of one call: its data, headers and body. */
export function pagerView(
  operation: Operation,
  answer: readonly Code[],
  contexts: TypeContexts,
): PagerView | undefined {
  const { pagination, functionName } = operation;
  const params = paramsType(operation);
  if (pagination === undefined || params === undefined) return undefined;
  const isOptional = isParamsOptional(operation);
  const options = importedType("PagerOptions", pagerModule);
  const call = ident(pagination.functionName);
  const types = [printItem(operation, pagination.items, contexts), ...answer];
  const signature = code`params${isOptional ? code`?` : nothing}: ${params}, options?: ${options}`;
  return {
    name: pagination.localName,
    functionName: pagination.functionName,
    docs: docComment({ summary: `The items of all pages of \`${operation.localName}\`.` }, [
      `\`${sentMethod(operation)} ${operation.path}\`, once for each page`,
    ]),
    params: isOptional ? code`${params} = {}` : params,
    optionsType: options,
    ...printReturns(importedType("Pager", pagerModule), types, { name: pagination.localName, signature }),
    signature,
    bound: code`(params, options) => ${call}(transport, params, options)`,
    operation: functionName,
    paginate: imported("paginate", pagerModule),
    order: block(
      code`{`,
      [
        code`operation: ${lit(`${sentMethod(operation)} ${operation.path}`)},`,
        code`items: ${printPath(pagination.items)},`,
        code`next: ${printOrder(pagination.order)},`,
      ],
      code`}`,
    ),
  };
}

function printOrder(order: PageOrder): Code {
  switch (order.kind) {
    case "page":
      return printCall(imported("byNumber", "runtime/page-order"), [
        code`param: ${lit(order.param)}`,
        ...(order.first === 1 ? [] : [code`first: ${lit(order.first)}`]),
        ...printFacts({ current: order.current, size: order.size, pages: order.pages }),
        ...printFacts({ total: order.total, more: order.more }),
      ]);
    case "offset":
      return printCall(imported("byOffset", "runtime/page-order"), [
        code`param: ${lit(order.param)}`,
        ...(order.first === 0 ? [] : [code`first: ${lit(order.first)}`]),
        ...printFacts({ total: order.total, more: order.more }),
      ]);
    case "cursor":
      return printCall(imported("byCursor", "runtime/page-order"), [
        code`param: ${lit(order.param)}`,
        ...printFacts({ [order.next.in === "body" ? "next" : "last"]: order.next.path, more: order.more }),
      ]);
    case "link": {
      const names = order.params.map(({ name, localName }) => code`${key(name)}: ${lit(localName)}`);
      return printCall(imported("byLink", "runtime/page-order"), [
        code`params: { ${join(names, code`, `)} }`,
        ...printFacts({ next: order.next }),
        ...(order.cursor === undefined ? [] : [code`cursor: ${lit(order.cursor)}`]),
      ]);
    }
  }
}

function printCall(name: Code, members: readonly Code[]): Code {
  const line = code`${name}({ ${join(members, code`, `)} })`;
  return line.text.length <= 100
    ? line
    : block(
        code`${name}({`,
        members.map((member) => code`${member},`),
        code`})`,
      );
}

function printFacts(facts: Readonly<Record<string, BodyPath | undefined>>): Code[] {
  return Object.entries(facts).flatMap(([name, path]) =>
    path === undefined ? [] : [code`${ident(name)}: ${printPath(path)}`],
  );
}

function printPath(path: BodyPath): Code {
  return code`[${join(
    path.map((name) => lit(name)),
    code`, `,
  )}]`;
}

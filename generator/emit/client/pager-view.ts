import type { Operation } from "../../model/operation/operation.ts";
import type { BodyPath, PageOrder, Pagination } from "../../model/pagination/page-order.ts";
import { sentMethod } from "../operations.ts";
import {
  block,
  code,
  fits,
  ident,
  imported,
  importedType,
  join,
  key,
  lineWidth,
  lit,
  nothing,
  type Code,
} from "../print/code.ts";
import { docComment } from "../print/doc-comment.ts";
import { isParamsOptional, paramsType } from "../print/params.ts";
import type { TypeContexts } from "../print/print-type.ts";
import { printItem } from "./data-type.ts";
import { printMethod, type MethodView } from "./print-method.ts";
import { printObject } from "./print-object.ts";

const pagerModule = "runtime/pager";

/** What `client/resource.ts.hbs` prints for the pages of an operation: a function, and a method of the resource. */
export interface PagerView extends MethodView {
  readonly name: string;
  readonly functionName: string;
  readonly docs: Code;
  readonly params: Code;
  readonly optionsType: Code;
  /** What the function does. */
  readonly call: Code;
}

/** @param answer the types of the answer of one call: its data, headers and body. */
export function pagerView(
  operation: Operation,
  answer: readonly Code[],
  contexts: TypeContexts,
): PagerView | undefined {
  const { pagination } = operation;
  const params = paramsType(operation);
  if (pagination === undefined || params === undefined) return undefined;
  const isOptional = isParamsOptional(operation);
  const options = importedType("PagerOptions", pagerModule);
  const types = [printItem(operation, pagination.items, contexts), ...answer];
  return {
    name: pagination.localName,
    functionName: pagination.functionName,
    docs: docComment({ summary: `The items of all pages of \`${operation.localName}\`.` }, [
      `\`${sentMethod(operation)} ${operation.path}\`, once for each page`,
    ]),
    params: isOptional ? code`${params} = {}` : params,
    optionsType: options,
    ...printMethod(importedType("Pager", pagerModule), types, {
      name: pagination.localName,
      functionName: pagination.functionName,
      parameters: [code`params${isOptional ? code`?` : nothing}: ${params}`, code`options?: ${options}`],
    }),
    call: printPaginate(operation, pagination),
  };
}

function printPaginate(operation: Operation, { items, order }: Pagination): Code {
  const facts = block(
    code`{`,
    [
      code`operation: ${lit(`${sentMethod(operation)} ${operation.path}`)},`,
      code`items: ${printPath(items)},`,
      code`next: ${printOrder(order)},`,
    ],
    code`}`,
  );
  const paginate = imported("paginate", pagerModule);
  const call = code`(page) => ${ident(operation.functionName)}(transport, page, options)`;
  const start = code`${paginate}(${call}, params, options, `;
  if (fits(start, lineWidth - "  return {".length)) return code`${start}${facts})`;
  return block(code`${paginate}(`, [code`${call},`, code`params,`, code`options,`, code`${facts},`], code`)`);
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
        code`params: ${printObject(names)}`,
        ...printFacts({ next: order.next }),
        ...(order.cursor === undefined ? [] : [code`cursor: ${lit(order.cursor)}`]),
      ]);
    }
  }
}

function printCall(name: Code, members: readonly Code[]): Code {
  const line = code`${name}({ ${join(members, code`, `)} })`;
  return fits(line)
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
